using Journeys.Definitions.Feasibility;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>Last days can be kept where each agency answers within its service level.</summary>
internal static class FeasibilityCheck
{
    private const string Remedy = "Agree on a shorter service level, let steps go side by side, or begin them earlier.";

    public static void Check(Draft draft, Definition definition, IReadOnlyDictionary<string, AgencyDescription> agencies)
    {
        var levels = new ServiceLevels(agencies);
        foreach (var late in Feasible.Never(definition, levels.DaysOf)) PlaceOf(draft, late).Fault($"{late.Told()}.", Remedy);
        foreach (var late in Feasible.NotAlways(definition, levels.DaysOf)) PlaceOf(draft, late).Warn($"{late.Told()} where the period is at its shortest.", Remedy);
    }

    private static Place PlaceOf(Draft draft, Infeasible late) =>
        draft.Nodes.First(n => n.Id == late.LastDay.Step.Id).Place["customProperties"]["journeys"]["deadline"];
}
