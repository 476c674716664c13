using Jint;

namespace Journeys.Host.Engine;

/// <summary>Stops an evaluation that takes too long. Looks at the clock only, where the library's own sets a timer for each evaluation.</summary>
internal sealed class JavaScriptTime(TimeSpan most) : Constraint
{
    private long _until;

    public override void Reset() => _until = Environment.TickCount64 + (long)most.TotalMilliseconds;

    public override void Check()
    {
        if (Environment.TickCount64 > _until)
            throw new TimeoutException();
    }
}
