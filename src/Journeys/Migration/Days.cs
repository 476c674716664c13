using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>The rows that the engine keeps among a journey's last days.</summary>
internal static class Days
{
    /// <summary>Retries and timers: no day of a person's.</summary>
    public static bool IsEngines(DeadlineRevision day) => day.Step is "retry" or "timer";
}
