using Journeys.Host.Engine;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>The reference agencies of a demonstration, where they run beside the host: they report what begins a journey, and plan their answers.</summary>
/// <param name="Register">Reports the fact by which a persona's journey begins, as of a day.</param>
/// <param name="NextPlanned">When the next planned answer is due on the journeys' clock; null where none is.</param>
public sealed record DemoAgencies(Func<string, DateOnly, CancellationToken, Task> Register, Func<DateTimeOffset?> NextPlanned);

/// <summary>What a demonstration's visitor can do besides living the journey: start it, and move the clock.</summary>
public sealed class DemoActions(
    DemoClock demo, JourneyClock clock, DeadlineRows rows, Stillness stillness, TimeProvider real, DemoAgencies? agencies = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public DateTimeOffset Now => clock.GetUtcNow();
    public bool HasAgencies => agencies is not null;

    /// <summary>The register announces the fact by which a persona's journey begins, and all that follows from it at once is handled.</summary>
    /// <exception cref="InvalidOperationException">No reference agencies run beside this host.</exception>
    public async Task RegisterAsync(string persona, CancellationToken cancellation)
    {
        if (agencies is null) throw new InvalidOperationException("No reference agencies run beside this host. Start it with --demo.");
        await agencies.Register(persona, SwedishTime.DateOf(Now), cancellation);
        await stillness.WaitAsync(cancellation);
    }

    /// <summary>Goes to the next day that the journeys or the agencies wait for; where neither waits, nothing moves.</summary>
    public async Task JumpToNextAsync(CancellationToken cancellation)
    {
        if (Earliest(await rows.NextAsync(cancellation), agencies?.NextPlanned()) is { } next) await GoAsync(next, cancellation);
    }

    public Task JumpDaysAsync(int days, CancellationToken cancellation) => GoAsync(Now.AddDays(days), cancellation);

    /// <summary>From planned answer to planned answer, since each may set new days; the clock itself stops at every due day between.</summary>
    private async Task GoAsync(DateTimeOffset target, CancellationToken cancellation)
    {
        while (agencies?.NextPlanned() is { } planned && planned <= target)
        {
            await demo.AdvanceToAsync(planned, cancellation);
            if (!await AnsweredAsync(planned, cancellation)) break;
        }

        await demo.AdvanceToAsync(target, cancellation);
        await stillness.WaitAsync(cancellation);
    }

    /// <summary>Waits a short while for the agencies whose day has come. False: they are silent, and the clock goes on without them.</summary>
    private async Task<bool> AnsweredAsync(DateTimeOffset planned, CancellationToken cancellation)
    {
        var began = real.GetTimestamp();
        using var timer = new PeriodicTimer(Look, real);
        while (agencies?.NextPlanned() <= planned)
        {
            if (real.GetElapsedTime(began) > Patience) return false;
            await timer.WaitForNextTickAsync(cancellation);
        }

        await stillness.WaitAsync(cancellation);
        return true;
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;
}
