namespace Journeys.Host.Operations.Scenarios;

/// <summary>The real time as if it were <paramref name="start"/> when a scenario's host began. Timers stay real.</summary>
internal sealed class ScenarioTime(DateTimeOffset start, TimeProvider real) : TimeProvider
{
    private readonly long _began = real.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + real.GetElapsedTime(_began);

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
