using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>How a journey went, apart from what it is made of: what was decided, what each agency got, which days were missed, which rights a person had.</summary>
/// <param name="Status">As it was last.</param>
/// <param name="EndedAt">Null while it runs.</param>
/// <param name="Outcomes">The last outcome of each instance, or its port where no agency answered.</param>
/// <param name="Load">How many messages each agency got.</param>
/// <param name="Missed">Last days that passed unmet.</param>
/// <param name="Rights">Each right that was open once: to ask, to have a decision tried again, to correct an answer, to be given more time; and what was granted.</param>
/// <param name="Waits">What it still waits for.</param>
/// <param name="Incidents">What went wrong.</param>
public sealed record Course(
    JourneyStatus Status,
    DateTimeOffset? EndedAt,
    IReadOnlyDictionary<string, string> Outcomes,
    IReadOnlyDictionary<string, int> Load,
    IReadOnlySet<string> Missed,
    IReadOnlySet<string> Rights,
    IReadOnlyList<string> Waits,
    IReadOnlyList<string> Incidents)
{
    /// <summary>Where its people took it back: what was over by then. Null where they did not.</summary>
    internal TakenBack? TakenBack { get; init; }

    /// <summary>Whether nothing that can still come would move it.</summary>
    public bool AtRest { get; init; }

    /// <summary>The same course in the names of another version.</summary>
    internal Course In(Renaming names) => this with
    {
        Outcomes = Outcomes.GroupBy(o => names.Instance(o.Key)).ToDictionary(o => o.Key, o => o.Last().Value),
        Missed = Missed.Select(names.Key).ToHashSet(),
        Rights = Rights.Select(names.Right).ToHashSet(),
    };

    internal static Course Of(Definition definition, Journey journey, IReadOnlyList<(IJourneyEvent Event, DateTimeOffset At)> events) => new(
        journey.Status,
        events.Where(e => e.Event is JourneyEnded or JourneyCancelled).Select(e => (DateTimeOffset?)e.At).LastOrDefault(),
        journey.Steps.Where(s => s.Value.Port is not null).ToDictionary(s => s.Key, s => s.Value.Outcome?.ToString() ?? s.Value.Port!),
        events.Select(e => e.Event switch { AgencyAsked a => a.Agency, AgencyTold t => t.Agency, _ => null }).OfType<string>().CountBy(a => a).ToDictionary(),
        events.Select(e => e.Event).OfType<DeadlinePassed>().Where(d => d.Mark == DeadlineMark.Due).Select(d => d.Key).ToHashSet(),
        events.SelectMany(e => RightsOf(definition, e.Event)).ToHashSet(),
        [.. journey.Bookmarks.Keys],
        [.. events.Select(e => e.Event).OfType<IncidentRaised>().Select(i => $"{i.Instance}: {i.Reason}")])
    {
        TakenBack = TakenBack.Of(definition, [.. events.Select(e => e.Event)]),
    };

    private static IEnumerable<string> RightsOf(Definition definition, IJourneyEvent happened) => happened switch
    {
        TaskOpened { Kind: TaskKind.Appeal } e => [$"{e.Instance} appeal"],
        TaskOpened { Kind: TaskKind.Demand } e => [$"{e.Instance} demand"],
        TaskOpened { Kind: TaskKind.Send } e => [$"{e.Instance} request"],
        StepEnded { Outcome: { } outcome } e when Law.Outcomes.IsPositive(outcome) => [$"{e.Instance} granted"],
        StepEnded { Port: not Port.NotApplicable } e when StepOf(definition, e.Instance) is { Revisit: true } => [$"{e.Instance} correction"],
        StepOffered e => [$"{e.Instance} offered"],
        DeadlinesRevised e => e.Deadlines.Where(d => d.Date is not null && IsExtended(definition, d)).Select(d => $"{d.Key} extension"),
        _ => [],
    };

    private static Step? StepOf(Definition definition, string instance) => definition.Index.Step(instance.Split('.')[0]);

    private static bool IsExtended(Definition definition, DeadlineRevision last) =>
        StepOf(definition, last.Step)?.Deadline is { ExtendedBy: not null } deadline && deadline.Name == last.Name;
}
