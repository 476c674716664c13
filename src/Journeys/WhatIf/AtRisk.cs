using Journeys.Definitions;
using Journeys.Definitions.Feasibility;
using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>How many running journeys would miss a step's last day, if what is left took the usual time, or as long as 95 of 100.</summary>
/// <param name="Step">The step whose last day it is.</param>
/// <param name="Usual">At the median.</param>
/// <param name="Slow">At the 95th percentile.</param>
/// <param name="Running">How many have that last day before them.</param>
public sealed record DeadlineRisk(Step Step, int Usual, int Slow, int Running);

/// <summary>Holds the last days of running journeys against the times that steps were seen to take.</summary>
public static class AtRisk
{
    /// <summary>Of each last day that some journey has before it, in the order of the file.</summary>
    public static IReadOnlyList<DeadlineRisk> Of(Definition definition, IReadOnlyDictionary<string, StepTime> times, IReadOnlyCollection<Journey> running, DateOnly today)
    {
        var way = new StepWay(definition);
        return [.. definition.Index.Steps.Where(s => s.Deadline is not null).Select(s => Of(s)).Where(r => r.Running > 0)];

        DeadlineRisk Of(Step step)
        {
            var open = running.Where(j => DueOf(j, step) >= today).ToList();
            bool Misses(Journey journey, Func<StepTime, double> part) =>
                today.AddDays((int)Math.Ceiling(way.DaysUntil(step, new Remaining(journey, times, part, today).DaysOf))) > DueOf(journey, step);
            return new(step, open.Count(j => Misses(j, t => t.P50)), open.Count(j => Misses(j, t => t.P95)), open.Count);
        }
    }

    /// <summary>The earliest day of a step that is neither met nor missed.</summary>
    private static DateOnly? DueOf(Journey journey, Step step) => journey.Deadlines.Values
        .Where(d => d.Current.Step == step.StepId && !d.Current.Met && !d.Missed).Select(d => d.Current.Date).Min();
}
