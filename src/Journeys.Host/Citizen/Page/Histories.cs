using System.Globalization;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>What has happened, newest first: what people, agencies and registers did, in sentences.</summary>
internal static class Histories
{
    public static IReadOnlyList<HistoryLine> Of(PageContext context) =>
    [
        .. from happening in context.Reading.Happenings.Reverse()
           let text = Sentence(context, happening.Event)
           where text is not null
           select new HistoryLine(
               context.Words.Time(happening.At),
               happening.At.ToString("O", CultureInfo.InvariantCulture),
               text,
               (happening.Event as TaskSubmitted)?.Receipt),
    ];

    private static string? Sentence(PageContext context, IJourneyEvent happened) => happened switch
    {
        RegisterFactRecorded e => Fact(context, e),
        AnswerRecorded e => Answer(context, e),
        TaskSubmitted e => Did(context, "history.submitted", e.By, e.Instance),
        OfferTaken e => Did(context, "history.offer", e.By, e.Instance),
        AgencyAsked e => About(context, e.Verb == MessageVerb.Expected ? "history.expected" : "history.asked", e.Agency, e.Instance),
        AgencyTold e => About(context, e.Verb switch
        {
            MessageVerb.Reply => "history.replied",
            MessageVerb.Withdraw => "history.withdrawn",
            _ => "history.notice",
        }, e.Agency, e.Instance),
        DeadlinePassed { Mark: not DeadlineMark.Retry } e => Passed(context, e),
        ParticipantJoined e when e.Role != PrincipalRole(context) => context.Words["history.joined", ("roll", $"{context.Names.Of(e.Person)} ({Role(context, e.Role)})")],
        JourneyEnded => context.Words["history.ended"],
        Intervened e => ByHand(context, e),
        JourneyCancelled when !StoppedByHand(context) => context.Words.Find("annulled") ?? context.Words["history.cancelled"],
        IncidentRaised e when Title(context, e.Instance) is { } title => context.Words["history.incident", ("titel", title)],
        _ => null,
    };

    /// <summary>Operations ended the journey, and not the fact that began it.</summary>
    public static bool StoppedByHand(PageContext context) =>
        context.Reading.Happenings.Any(h => h.Event is Intervened { Kind: Intervention.Cancel });

    private static string ByHand(PageContext context, Intervened e)
    {
        var at = e.Kind == Intervention.Extend ? context.Journey.Deadlines.Find(e.Target)?.Current.Step ?? e.Target : e.Target;
        var agency = Instance.Find(context.Definition, context.Journey, at)?.Step is AgencyActivity step ? context.Agency(step.Agency) : "";
        var day = e.Date is { } date ? context.Words.Date(date) : "";
        return context.Words[$"history.intervened.{e.Kind}", ("titel", Title(context, at) ?? at), ("myndighet", agency), ("datum", day), ("skal", e.Reason)];
    }

    public static string? PrincipalRole(PageContext context) =>
        context.Definition.Index.Starters.Select(s => s.Principal?.Role).FirstOrDefault(r => r is not null);

    public static string Role(PageContext context, string role) => context.Words.Find($"role.{role}") ?? role;

    private static string Fact(PageContext context, RegisterFactRecorded e)
    {
        var step = context.Definition.Index.Awaiting(e.Register, e.Fact);
        var title = (context.Words.Find($"registerFact.{e.Fact}")?.TrimEnd('.') ?? (step is null ? e.Fact : context.Title(step)));
        var key = e.As switch { Outcome.Annulled => "history.factAnnulled", Outcome.Corrected => "history.factCorrected", _ => "history.fact" };
        return context.Words[key, ("myndighet", context.Agency(e.Register)), ("titel", title)];
    }

    private static string? Answer(PageContext context, AnswerRecorded e)
    {
        var key = e.Outcome switch { Outcome.Annulled => "history.answerAnnulled", Outcome.Corrected => "history.answerCorrected", _ => "history.answer" };
        var instance = Instance.Find(context.Definition, context.Journey, e.Instance);
        if (instance?.Step is not AgencyActivity agency) return null;
        var outcome = context.Words.Find($"outcome.{e.As ?? e.Outcome}") ?? $"{e.As ?? e.Outcome}";
        return context.Words[key, ("myndighet", context.Agency(agency.Agency)), ("titel", TaskTitles.StepTitle(context, instance)), ("utfall", Lower(outcome))];
    }

    private static string? Did(PageContext context, string key, Guid by, string instance) =>
        Title(context, instance) is { } title ? context.Words[key, ("namn", context.Names.Of(by)), ("titel", title)] : null;

    private static string? About(PageContext context, string key, string agency, string instance) =>
        Title(context, instance) is { } title ? context.Words[key, ("myndighet", context.Agency(agency)), ("titel", title)] : null;

    private static string? Passed(PageContext context, DeadlinePassed e)
    {
        if (context.Journey.Deadlines.Find(e.Key)?.Current is not { } current || Title(context, current.Step) is not { } title) return null;
        var date = current.Date is { } day ? context.Words.Date(day) : "–";
        return context.Words[e.Mark == DeadlineMark.Reminder ? "history.reminder" : "history.missed", ("titel", title), ("datum", date)];
    }

    private static string? Title(PageContext context, string instance) =>
        Instance.Find(context.Definition, context.Journey, instance) is { } found ? TaskTitles.StepTitle(context, found)
        : context.Definition.Index.Step(instance) is { } step ? context.Title(step)
        : null;

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
