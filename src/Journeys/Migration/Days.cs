using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>The rows that the engine keeps among a journey's last days.</summary>
internal static class Days
{
    /// <summary>Retries, timers and the days of rights, each named by whose it is.</summary>
    public static bool IsEngines(DeadlineRevision day) => day.Step is EngineRows.Retry or "timer" || EngineRows.IsEngines(day);
}
