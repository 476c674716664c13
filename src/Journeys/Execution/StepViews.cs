using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>Steps as expressions see them: over all of a step's subjects.</summary>
public static class StepViews
{
    private static readonly StepView NotStarted = new(nameof(StepPhase.NotEntered), false, null, false, null);

    private static readonly StepView NotApplicable = new(nameof(StepPhase.Ended), true, null, true, null);

    private static readonly string[] Phases = Enum.GetNames<StepPhase>();

    public static StepView Of(Definition definition, Journey journey, string stepId)
    {
        if (definition.Index.Step(stepId) is not { } step)
            return NotStarted;
        var states = new List<StepState>();
        foreach (var instance in Instance.Of(step, journey) ?? [])
            if (journey.Steps.Find(instance.Key) is { } state)
                states.Add(state);
        if (states.Count == 0)
            return IsPassed(journey, step) ? NotApplicable : NotStarted;
        var ended = states.TrueForAll(s => s.Ended);
        return new StepView(
            Phases[(int)(ended ? StepPhase.Ended : states.Where(s => !s.Ended).Max(s => s.Phase))],
            ended,
            OnlyOutcome(states)?.ToString(),
            ended && states.TrueForAll(Positive),
            ended ? states.Max(s => s.EndedOn) : null);
    }

    /// <summary>What all that have an outcome have in common; null where they differ, or none has.</summary>
    private static Outcome? OnlyOutcome(List<StepState> states)
    {
        Outcome? only = null;
        foreach (var state in states)
        {
            if (state.Outcome is null) continue;
            if (only is not null && only != state.Outcome) return null;
            only = state.Outcome;
        }

        return only;
    }

    /// <summary>The day on which the person got a step's last decision: of its service where the agency said it, else the day its answer came.</summary>
    public static DateOnly? ReceivedOn(Definition definition, Journey journey, string stepId) =>
        Of(definition, journey, stepId).EndedOn is { } ended && definition.Index.Step(stepId) is { } step
            ? (Instance.Of(step, journey) ?? []).Select(i => journey.Steps.Find(i.Key)).Max(s => Rights.Day(s?.ServedOn) ?? s?.EndedOn) ?? ended
            : null;

    /// <summary>Over an empty list a step is passed at once.</summary>
    private static bool IsPassed(Journey journey, Step step) =>
        Instance.Of(step, journey) is { Count: 0 } && journey.Visits.Find(step.Id) > 0 && !journey.Tokens.ContainsKey(step.Id);

    /// <summary>Those who wait may go on: granted, or nothing to decide, which is to say that the step does not apply.</summary>
    private static bool Positive(StepState state) =>
        state.Outcome == Outcome.NoEntitlement
        || (state.Port is Port.Done or Port.Granted or Port.NotApplicable && (state.Outcome is not { } outcome || Outcomes.IsPositive(outcome)));
}
