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

    /// <summary>In whole microseconds, which is what the database keeps: a time read back is the time that was said.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        var now = real.GetUtcNow() + Ahead;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
