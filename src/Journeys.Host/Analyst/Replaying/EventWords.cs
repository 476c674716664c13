using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Citizen;

namespace Journeys.Host.Analyst;

/// <summary>Events in readable words: what happened, to which step, and who did it.</summary>
public sealed class EventWords(Definition definition, Words words, Func<string, string> agency, StateTables tables)
{
    public string Name(IJourneyEvent happened, Journey before)
    {
        var name = words[$"analyst.event.{happened.GetType().Name}"];
        return About(happened, before) is { } about ? $"{name}: {about}" : name;
    }

    /// <summary>An agency by name, a person by role, the clock or the engine.</summary>
    public string Who(IJourneyEvent happened, Journey before) => happened switch
    {
        RegisterFactRecorded e => agency(e.Register),
        AnswerRecorded e => Answering(e.Instance, before),
        DemandRefused e => Answering(e.Instance, before),
        TaskSubmitted e => Role(e.By, before),
        OfferTaken e => Role(e.By, before),
        JourneyBegun e => words.Find($"role.{e.Role}") ?? e.Role,
        ActedOnBehalf => words["analyst.who.caseworker"],
        RequestWithdrawn e => Role(e.By, before),
        JourneyWithdrawn e => Role(e.By, before),
        JointAnswerGiven e => Role(e.By, before),
        DeadlinePassed => words["analyst.who.clock"],
        Intervened or JourneyMigrated => words["analyst.who.operator"],
        _ => words["analyst.who.engine"],
    };

    private string Answering(string instance, Journey before) =>
        Instance.Find(definition, before, instance)?.Step is AgencyActivity asked
            ? agency(before.Steps.Find(instance)?.Agency ?? asked.Agency)
            : words["analyst.who.agency"];

    private string Role(Guid person, Journey before) =>
        before.Participants.Find(p => p.Person == person)?.Role is { } role ? words.Find($"role.{role}") ?? role : words["analyst.who.citizen"];

    private string Fact(string register, string fact) => words.Find($"registerFact.{fact}")?.TrimEnd('.')
        ?? (definition.Index.Awaiting(register, fact) is { } step ? tables.Title(step) : fact);

    /// <summary>An activity's name; what follows an @ is the item of a parallel loop.</summary>
    private string Activity(string key) => key.Split('@', 2) is var parts && definition.Activities.GetValueOrDefault(parts[0]) is { } activity
        ? parts.Length == 1 ? activity.Name : $"{activity.Name} @{parts[1]}"
        : key;

    private string? About(IJourneyEvent happened, Journey before) => happened switch
    {
        JourneyStarted e => $"{e.Definition} {e.Version}",
        JourneyBegun e => words.Find($"role.{e.Role}") ?? e.Role,
        ActedOnBehalf e => words[$"analyst.help.{e.Reason}"],
        RequestWithdrawn e => tables.Named(before, e.Instance),
        RegisterFactRecorded e => e.As is { } outcome ? $"{Fact(e.Register, e.Fact)}, {tables.Answer(outcome)}" : Fact(e.Register, e.Fact),
        AnswerRecorded e => $"{tables.Named(before, e.Instance)}, {tables.Answer(e.Outcome)}{(e.As is { } now ? $" ({tables.Answer(now)})" : "")}",
        TaskSubmitted e => tables.Named(before, e.Instance),
        DemandRefused e => tables.Named(before, e.Instance),
        JointAnswerGiven e => $"{e.Bookmark}, {string.Join(", ", e.Values.Select(v => $"{v.Key} {v.Value}"))}",
        JointlyAgreed e => tables.Named(before, e.Instance),
        OfferTaken e => tables.Named(before, e.Instance),
        DeadlinePassed e => $"{e.Key}, {words[$"analyst.mark.{e.Mark}"]}",
        JourneyMigrated e => $"{e.Certificate.From.Version} → {e.Certificate.To.Version}",
        Intervened e => $"{words[$"analyst.intervention.{e.Kind}"]}, {e.Target}",
        ParticipantJoined e => words.Find($"role.{e.Role}") ?? e.Role,
        ParticipantLeft e => words.Find($"role.{e.Role}") ?? e.Role,
        ListRecorded e => $"{e.List} ({e.Members.Count})",
        FactsRecorded e => string.Join(", ", e.Values.Keys),
        FactsNotKnown e => string.Join(", ", e.Facts),
        RuleApplied e => $"{e.Table} {string.Join(", ", e.Rows.SelectMany(r => r.Value).Distinct())}".TrimEnd(),
        FactsDerived e => string.Join(", ", e.Values.Keys),
        StepsAssessed e => string.Join(", ", e.Steps.Select(s => s.Instance)),
        VariableAssigned e => e.Variable,
        ActivityEntered e => Activity(e.Activity),
        ActivityLeft e => Activity(e.Activity),
        MissedFollowed e => Activity(e.Activity),
        TaskOpened e => $"{tables.Named(before, e.Instance)}, {words[$"analyst.task.{e.Kind}"]}",
        AgencyAsked e => $"{tables.Named(before, e.Instance)}, {agency(e.Agency)}",
        AgencyTold e => $"{tables.Named(before, e.Instance)}, {agency(e.Agency)}",
        FactAwaited e => $"{Fact(e.Register, e.Fact)}, {agency(e.Register)}",
        StepOffered e => tables.Named(before, e.Instance),
        OfferLapsed e => tables.Named(before, e.Instance),
        StepEnded e => $"{tables.Named(before, e.Instance)}, {e.Port}",
        BookmarkClosed e => e.Bookmark,
        DeadlinesRevised e => string.Join(", ", e.Deadlines.Select(d => d.Key)),
        StepSuggested e => e.Step,
        ChildStarted e => $"{Activity(e.Activity)}, {e.Definition} {e.Journey}",
        ChildEnded e => $"{e.Bookmark}, {words[$"analyst.journey.{e.Status}"]}",
        ChildCancelled e => $"{e.Bookmark}, {e.Journey}",
        StartedByJourney e => $"{e.Parent}, {e.Bookmark}",
        BlockOpened e => e.Items.IsEmpty ? Activity(e.Activity) : $"{Activity(e.Activity)} ({e.Items.Count})",
        LoopTurned e => $"{Activity(e.Activity)} ({e.Index + 1})",
        BlockBroken e => Activity(e.Activity),
        FlowStopped e => $"{Activity(e.Activity)} {string.Join(", ", e.Outcomes)}".TrimEnd(),
        Correlated e => e.Correlation,
        LineWritten e => e.Text,
        EventAwaited e => e.Event,
        EventReceived e => e.Bookmark,
        EventPublished e => e.Event,
        WorkRequested e => e.Task,
        WorkCompleted e => e.Bookmark,
        IncidentRaised e => tables.Named(before, e.Instance),
        JourneyCancelled e => e.Reason,
        _ => null,
    };
}
