using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>A step's status as a citizen follows it (life-events.md §2.0, after Dialogporten).</summary>
public enum StepStatus
{
    NotStarted,
    InProgress,
    AwaitingAgency,
    RequiresYou,
    Done,
    NotApplicable,
    AffectedByIncident,
}

/// <summary>Derives statuses from state alone: never from "closed".</summary>
public static class Statuses
{
    /// <summary>The status of one instance; a key that the journey does not have yet is not started.</summary>
    public static StepStatus Of(Definition definition, Journey journey, string instance)
    {
        if (!journey.Steps.TryGetValue(instance, out var state) || definition.Activities.GetValueOrDefault(state.Activity) is not Step step)
            return StepStatus.NotStarted;
        if ((journey.Status == JourneyStatus.Cancelled || journey.Withdrawn) && state is { Ended: false, EndedOn: null })
            return StepStatus.NotApplicable;
        if (state.Unavailable)
            return StepStatus.AffectedByIncident;
        if (HasOpenTask(journey, instance, state))
            return StepStatus.RequiresYou;
        return state switch
        {
            { Phase: StepPhase.WithAgency } => step is FetchEvidence ? StepStatus.InProgress : StepStatus.AwaitingAgency,
            { Phase: StepPhase.AwaitingFact } => StepStatus.AwaitingAgency,
            { Ended: true } or { Phase: StepPhase.Offered, EndedOn: not null } => Ended(state),
            { Applies: false } => StepStatus.NotApplicable,
            _ => StepStatus.NotStarted,
        };
    }

    /// <summary>The status of a step over all its subjects: what disturbs first, then what asks for the person, then what others do.</summary>
    public static StepStatus OfStep(Definition definition, Journey journey, Step step)
    {
        StepStatus[] order =
        [
            StepStatus.AffectedByIncident, StepStatus.RequiresYou, StepStatus.AwaitingAgency, StepStatus.InProgress,
            StepStatus.NotStarted, StepStatus.Done, StepStatus.NotApplicable,
        ];
        if (journey.Bookmarks.Values.Any(b => b.Task == TaskKind.Ask && b.Instance == step.StepId))
            return StepStatus.RequiresYou;
        var statuses = (Instance.Of(step, journey) ?? []).Select(i => Of(definition, journey, i.Key)).ToHashSet();
        var known = Instance.Of(step, journey) is { Count: 0 } ? StepStatus.NotApplicable : StepStatus.NotStarted;
        return statuses.Count == 0 ? known : order.First(statuses.Contains);
    }

    /// <summary>What a step that cannot start waits for: the steps before it that still hold their token.</summary>
    public static IReadOnlyList<Step> WaitsFor(Definition definition, Journey journey, Step step) =>
        journey.Visits.Find(step.Id) > 0
            ? []
            :
            [
                .. from connection in definition.Index.Inbound(step.Id)
                   where journey.Connections.Find(connection.Id) is null
                   let source = definition.Activities[connection.Source] as Step
                   where source is not null
                   select source,
            ];

    private static StepStatus Ended(StepState state) =>
        state.Port == Port.NotApplicable || state.Outcome == Outcome.NoEntitlement ? StepStatus.NotApplicable : StepStatus.Done;

    /// <summary>A right of appeal, to demand a decision, or to file again, is offered: it does not call for the person.</summary>
    private static bool HasOpenTask(Journey journey, string instance, StepState state) =>
        journey.Bookmarks.Values.Any(b => b.Instance == instance && b.Kind == BookmarkKind.Task
            && b.Task is not (TaskKind.Appeal or TaskKind.Demand) && !(b.Task == TaskKind.Send && state.Ended));
}
