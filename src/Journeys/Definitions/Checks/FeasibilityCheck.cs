using System.Globalization;
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
        foreach (var late in Feasible.Never(definition, levels.DaysOf)) PlaceOf(draft, late).Fault($"{Told(late)}.", Remedy);
        foreach (var late in Feasible.NotAlways(definition, levels.DaysOf)) PlaceOf(draft, late).Warn($"{Told(late)} where the period is at its shortest.", Remedy);
    }

    /// <summary>As a sentence without its end.</summary>
    public static string Told(Infeasible late)
    {
        var steps = string.Join(", then ", late.Chain.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Step.StepId} takes {c.Days} days")));
        return string.Create(CultureInfo.InvariantCulture, $"the last day of {late.LastDay.Step.StepId} cannot be kept: {steps}, together {late.Days} days from {late.LastDay.From}, and there are {late.Allowed}");
    }

    private static Place PlaceOf(Draft draft, Infeasible late) =>
        draft.Nodes.First(n => n.Id == late.LastDay.Step.Id).Place["customProperties"]["journeys"]["deadline"];
}
