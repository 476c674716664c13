using Journeys.Host.Engine;
using Journeys.Host.Storage;

namespace Journeys.Host.Citizen;

/// <summary>
/// The demonstration's clock for those beside it: <c>{"now"}</c>. With <c>after</c>, the time last seen, the answer waits
/// until the clock is moved, twenty seconds at most. A host that is no demonstration has no such page.
/// </summary>
public static class DemoClockEndpoint
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static async Task<IResult> GetAsync(DateTimeOffset? after, HostMode mode, JourneyClock clock, TimeProvider real, IHostApplicationLifetime host, CancellationToken cancellation)
    {
        if (!mode.Demo) return TypedResults.NotFound();
        if (after is { } seen) await MovedAsync(seen, clock, real, host.ApplicationStopping, cancellation);
        return TypedResults.Ok(new { now = clock.GetUtcNow() });
    }

    private static async Task MovedAsync(DateTimeOffset seen, JourneyClock clock, TimeProvider real, CancellationToken stopping, CancellationToken gone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Move() => moved.TrySetResult();
        clock.Moved += Move;
        try
        {
            // Looked at after listening has begun: a jump in between is not missed.
            if (clock.GetUtcNow() - seen < Longest) await Task.WhenAny(moved.Task, Task.Delay(Longest, real, either.Token));
        }
        finally
        {
            clock.Moved -= Move;
        }
    }
}
