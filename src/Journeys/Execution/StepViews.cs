using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>Steps as expressions see them: over all of a step's subjects.</summary>
public static class StepViews
{
    private static readonly StepView NotStarted = new(nameof(StepPhase.NotEntered), false, null, false, null);

    public static StepView Of(Definition definition, Journey journey, string stepId)
    {
        if (definition.Index.Step(stepId) is not { } step)
            return NotStarted;
        var states = journey.Steps.Values.Where(s => s.Activity == step.Id).ToList();
        if (states.Count == 0)
            return NotStarted;
        var ended = states.All(s => s.Ended);
        var outcome = states.Select(s => s.Outcome).Where(o => o is not null).Distinct().ToList() is [var only] ? only : null;
        return new StepView(
            states.Max(s => s.Phase).ToString(),
            ended,
            outcome?.ToString(),
            ended && states.All(Positive),
            ended ? states.Max(s => s.EndedOn) : null);
    }

    private static bool Positive(StepState state) =>
        state.Port is Port.Done or Port.Granted or Port.NotApplicable
        && state.Outcome is null or Outcome.Approved or Outcome.ApprovedWithConditions or Outcome.PartlyApproved;
}
