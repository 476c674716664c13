using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>Which of two versions' last days are the same one: that of the same step for the same subject, whatever it is called.</summary>
internal static class Days
{
    /// <summary>Retries and timers: no day of a person's.</summary>
    public static bool IsEngines(DeadlineRevision day) => day.Step is "retry" or "timer";

    /// <summary>The keys that a last day, a retry or a timer has by the new version.</summary>
    public static IEnumerable<string> KeysOf(Case @case, DeadlineRevision day)
    {
        if (IsEngines(day))
            return @case.Mapping.OfKey(@case.Was, day.Name).Select(name => DeadlineKey.Of(day.Step, null, name));
        return
            from step in @case.Mapping.Of(day.Step)
            let last = @case.To.Index.Step(step)?.Deadline
            where last is not null
            select DeadlineKey.Of(step, day.Subject, last.Name);
    }
}
