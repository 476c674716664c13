using System.Globalization;

namespace Journeys.Definitions.Feasibility;

/// <summary>A last day that cannot be kept: the steps that take their time before it, in order, with their days, and the days that there are.</summary>
/// <param name="LastDay">Which last day, and from what it is counted.</param>
/// <param name="Chain">The steps that take time, the first first, with the days of each.</param>
/// <param name="Days">How many days they take together.</param>
/// <param name="Allowed">How many days there are.</param>
public sealed record Infeasible(LastDay LastDay, IReadOnlyList<(Step Step, int Days)> Chain, int Days, int Allowed)
{
    /// <summary>As a sentence without its end.</summary>
    public string Told()
    {
        var steps = string.Join(", then ", Chain.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Step.StepId} takes {c.Days} days")));
        return string.Create(CultureInfo.InvariantCulture, $"the last day of {LastDay.Step.StepId} cannot be kept: {steps}, together {Days} days from {LastDay.From}, and there are {Allowed}");
    }
}
