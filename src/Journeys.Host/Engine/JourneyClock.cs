namespace Journeys.Host.Engine;

/// <summary>
/// The journeys' time: the real time, in a demonstration moved ahead. Sessions, tokens, locks and retries stay on real
/// time; so do this clock's timers.
/// </summary>
public sealed class JourneyClock(TimeProvider real) : TimeProvider
{
    private long _ahead;

    /// <summary>Raised when the clock was moved: what waits for a time should look again.</summary>
    public event Action? Moved;

    public TimeSpan Ahead
    {
        get => new(Interlocked.Read(ref _ahead));
        internal set
        {
            if (Interlocked.Exchange(ref _ahead, value.Ticks) != value.Ticks) Moved?.Invoke();
        }
    }

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Ahead;

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
