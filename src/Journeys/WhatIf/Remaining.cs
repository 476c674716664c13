using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>How many days each step of a running journey has before it, if it takes the time of its like.</summary>
internal sealed class Remaining(Journey journey, IReadOnlyDictionary<string, StepTime> times, Func<StepTime, double> part, DateOnly today)
{
    /// <summary>Null where the step is over, so that nothing before it matters.</summary>
    public double? DaysOf(Step step)
    {
        var states = journey.Steps.Values.Where(s => s.Activity == step.Id).ToList();
        if (states.Count > 0 && states.TrueForAll(s => s.Ended || s.Applies == false)) return null;
        if (!times.TryGetValue(step.StepId, out var time)) return 0;
        return states.Where(s => !s.Ended && s.Applies != false).Select(s => Left(s, part(time))).DefaultIfEmpty(part(time)).Max();
    }

    private double Left(StepState state, double usual) =>
        state is { Phase: StepPhase.WithAgency, SentOn: { } sent } ? Math.Max(0, usual - (today.DayNumber - sent.DayNumber)) : usual;
}
