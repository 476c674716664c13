using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>A happening as a sentence; <paramref name="Named"/> says whom a step is about, too.</summary>
internal sealed record Sentences(PageContext Context, bool Named)
{
    private Words Words => Context.Words;

    /// <summary>Null for what a person need not read.</summary>
    public string? Of(IJourneyEvent happened) => happened switch
    {
        RegisterFactRecorded e => Fact(e),
        AnswerRecorded e => Answer(e),
        DemandRefused e => About("history.demandRefused", (Find(e.Instance)?.Step as AgencyActivity)?.Agency ?? "", e.Instance),
        TaskSubmitted e => Did("history.submitted", e.By, e.Instance),
        JourneyBegun e => Words["history.begun", ("namn", Context.Names.Of(e.By))],
        ActedOnBehalf e => Helped.Told(Context, e),
        RequestWithdrawn e => Did("history.takenBack", e.By, e.Instance),
        JourneyWithdrawn e => Words["history.allTakenBack", ("namn", Context.Names.Of(e.By))],
        OfferTaken e => Did("history.offer", e.By, e.Instance),
        AgencyAsked e => About(Asked(e), e.Agency, e.Instance),
        AgencyTold e => About(e.Verb switch
        {
            MessageVerb.Reply => "history.replied",
            MessageVerb.Withdraw => "history.withdrawn",
            MessageVerb.Demand => "history.demanded",
            _ => "history.notice",
        }, e.Agency, e.Instance),
        DeadlinePassed { Mark: not (DeadlineMark.Retry or DeadlineMark.Opens) } e => Passed(e),
        ParticipantJoined e when e.Role != Histories.PrincipalRole(Context) && e.Role != Context.Definition.Begin?.Role => Words["history.joined", ("roll", $"{Context.Names.Of(e.Person)} ({Histories.Role(Context, e.Role)})")],
        ParticipantLeft e => Words["history.left", ("roll", $"{Context.Names.Of(e.Person)} ({Histories.Role(Context, e.Role)})")],
        JointlyAgreed e when Title(e.Instance) is { } title => Words["history.agreed", ("titel", title)],
        ChildStarted e => Words["history.child", ("titel", Activity(e.Activity))],
        ChildEnded e when Context.Journey.Children.Find(e.Bookmark) is { } child => Words["history.childEnded", ("titel", Activity(child.Activity))],
        JourneyMigrated e => Words["history.migrated", ("version", $"{e.Certificate.To.Version}")],
        JourneyEnded => Context.Journey.Withdrawn ? null : Words["history.ended"],
        Intervened e => ByHand(e),
        JourneyCancelled when !Histories.StoppedByHand(Context) => Words.Find("annulled") ?? Words["history.cancelled"],
        IncidentRaised e when Title(e.Instance) is { } title => Words["history.incident", ("titel", title)],
        _ => null,
    };

    /// <summary>Whom a happening is about, where its step runs for several.</summary>
    public string? Subject(IJourneyEvent happened) => (happened is AnswerRecorded or AgencyAsked or AgencyTold) && InstanceOf(happened) is { } key && Find(key) is { } instance ? InstanceViews.TitleOf(Context, instance) : null;

    /// <summary>The instance that a happening is about; null where it is about none.</summary>
    public static string? InstanceOf(IJourneyEvent happened) => happened switch
    {
        AnswerRecorded e => e.Instance,
        AgencyAsked e => e.Instance,
        AgencyTold e => e.Instance,
        TaskSubmitted e => e.Instance,
        RequestWithdrawn e => e.Instance,
        DemandRefused e => e.Instance,
        OfferTaken e => e.Instance,
        JointlyAgreed e => e.Instance,
        IncidentRaised e => e.Instance,
        _ => null,
    };

    private string Fact(RegisterFactRecorded e)
    {
        var step = Context.Definition.Index.Awaiting(e.Register, e.Fact);
        var title = Words.Find($"registerFact.{e.Fact}")?.TrimEnd('.') ?? (step is null ? e.Fact : Context.Title(step));
        var key = e.As switch { Outcome.Annulled => "history.factAnnulled", Outcome.Corrected => "history.factCorrected", _ => "history.fact" };
        return Words[key, ("myndighet", Context.Agency(e.Register)), ("titel", title)];
    }

    private string? Answer(AnswerRecorded e)
    {
        if (Find(e.Instance) is not { Step: AgencyActivity agency } instance) return null;
        var outcome = e.As ?? e.Outcome;
        var key = e.Outcome switch
        {
            Outcome.Annulled => "history.answerAnnulled",
            Outcome.Corrected => "history.answerCorrected",
            Outcome.Received => "history.received",
            Outcome.Approved when agency is FetchEvidence => "history.fetched",
            _ => "history.answer",
        };
        return Words[key, ("myndighet", Context.Agency(agency.Agency)), ("titel", Title(instance)), ("utfall", Lower(Context.StepText(agency, $"outcome.{outcome}", instance) ?? Words.Find($"outcome.{outcome}") ?? $"{outcome}"))];
    }

    private string Asked(AgencyAsked e) => e.Verb == MessageVerb.Expected ? "history.expected"
        : Find(e.Instance)?.Step is FetchEvidence ? "history.asked"
        : "history.sent";

    private string? Did(string key, Guid by, string instance) =>
        Title(instance) is { } title ? Words[key, ("namn", Context.Names.Of(by)), ("titel", title)] : null;

    private string? About(string key, string agency, string instance) =>
        Title(instance) is { } title ? Words[key, ("myndighet", Context.Agency(agency)), ("titel", title)] : null;

    private string? Passed(DeadlinePassed e)
    {
        if (Context.Journey.Deadlines.Find(e.Key)?.Current is not { } current) return null;
        var date = current.Date is { } day ? Words.Date(day) : "–";
        if (EngineRows.IsEngines(current)) return OfEngine(e, current, date);
        if (Title(current.Step) is not { } title) return null;
        return Words[e.Mark == DeadlineMark.Reminder ? "history.reminder" : "history.missed", ("titel", title), ("datum", date)];
    }

    /// <summary>A day that is not the step's own last day: of a late decision, or of what an application lacks.</summary>
    private string? OfEngine(DeadlinePassed e, DeadlineRevision row, string date)
    {
        var instance = row.Step == EngineRows.Info ? BookmarkId.Split(row.Name).Stem[..^".info".Length] : row.Name;
        var text = row.Step == EngineRows.Info && e.Mark == DeadlineMark.Reminder ? "history.infoReminder" : $"history.{row.Step}Over";
        return Title(instance) is { } title ? Words[text, ("titel", title), ("datum", date), ("myndighet", Find(instance) is { } found ? Context.Responsible(found.Step, Context.Journey.Steps.Find(instance)) ?? "" : "")] : null;
    }

    /// <summary>By its key, which names the item of a parallel loop too.</summary>
    private string Activity(string key) => Context.Definition.Activities.GetValueOrDefault(key.Split('@')[0])?.Name ?? key;

    private string ByHand(Intervened e)
    {
        var at = e.Kind == Intervention.Extend ? Context.Journey.Deadlines.Find(e.Target)?.Current.Step ?? e.Target : e.Target;
        var agency = Find(at)?.Step is AgencyActivity step ? Context.Agency(step.Agency) : "";
        var day = e.Date is { } date ? Words.Date(date) : "";
        return Words[$"history.intervened.{e.Kind}", ("titel", Title(at) ?? Activity(at)), ("myndighet", agency), ("datum", day), ("skal", e.Reason)];
    }

    private Instance? Find(string key) => Instance.Find(Context.Definition, Context.Journey, key);

    private string? Title(string instance) =>
        Find(instance) is { } found ? Title(found) : Context.StepNamed(instance) is { } step ? Context.Title(step) : null;

    private string Title(Instance instance) => Named ? TaskTitles.StepTitle(Context, instance) : Context.Title(instance.Step);

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
