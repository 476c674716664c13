using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>Where a definition has phases, each step stands in exactly one.</summary>
internal static class PhaseCheck
{
    public static void Check(Draft draft, Place phases)
    {
        if (draft.Phases.Count == 0) return;
        var standing = draft.Phases.SelectMany(p => p.Phase.Steps).ToLookup(s => s);
        foreach (var step in draft.StepIds.Where(s => !standing.Contains(s)))
            phases.Fault($"the step '{step}' stands in no phase.", "Add it to one.");
        foreach (var (phase, place) in draft.Phases)
            foreach (var step in phase.Steps.Distinct().Where(s => standing[s].Count() > 1))
                place.Fault($"the step '{step}' stands in phases {standing[step].Count()} times.", "Keep it in one.");
    }
}
