using Npgsql;

namespace Journeys.Faults;

/// <summary>Lives the journeys to their end: deaths are registered, tasks done, the clock moved; what a kill cut off is done again.</summary>
internal sealed class Life(MortalHost host, Agencies agencies) : IDisposable
{
    private const int MostWeeks = 60;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly Citizen _citizen = new(host);

    public async Task LiveAsync(int journeys, CancellationToken cancellation)
    {
        await Task.WhenAll(Enumerable.Range(0, journeys).Select(n => agencies.RegisterDeathAsync(n, cancellation)));
        var (all, ended) = (0, 0);
        for (var week = 0; week < MostWeeks && (all < journeys || ended < all); week++)
        {
            await SettledAsync(cancellation);
            (all, ended) = await AgainAsync(() => _citizen.TurnAsync(cancellation), cancellation);
            await SettledAsync(cancellation);
            if (ended < all) await AgainAsync(() => JumpAsync(cancellation), cancellation);
            TestContext.Current.TestOutputHelper!.WriteLine($"week {week}: {ended} of {all} journeys are over");
        }
    }

    public void Dispose() => _citizen.Dispose();

    private async Task<bool> JumpAsync(CancellationToken cancellation)
    {
        await _citizen.JumpAsync(7, cancellation);
        return true;
    }

    /// <summary>Returns when no message is under way: none in the host's inbox, in an agency's inbox, or due in a ledger.</summary>
    private async Task SettledAsync(CancellationToken cancellation)
    {
        using var look = new PeriodicTimer(Look);
        while (!await AgainAsync(() => IsSettledAsync(cancellation), cancellation)) await look.WaitForNextTickAsync(cancellation);
    }

    private async Task<bool> IsSettledAsync(CancellationToken cancellation)
    {
        if (agencies.Ledgers.Waiting(await _citizen.NowAsync(cancellation)) > 0) return false;
        await using var database = host.Database();
        await using var command = database.CreateCommand("""
            SELECT NOT EXISTS (SELECT FROM wolverine.wolverine_incoming_envelopes WHERE status = 'Incoming')
               AND NOT EXISTS (SELECT FROM journeys.agency_inbox WHERE state IN ('waiting', 'locked'))
               AND NOT EXISTS (SELECT FROM journeys.receipts WHERE status = 'Accepted')
            """);
        return (bool)(await command.ExecuteScalarAsync(cancellation))! && agencies.Ledgers.Waiting(await _citizen.NowAsync(cancellation)) == 0;
    }

    /// <summary>Tries until the host lives through it.</summary>
    private async Task<T> AgainAsync<T>(Func<Task<T>> attempt, CancellationToken cancellation)
    {
        using var look = new PeriodicTimer(Look);
        while (true)
        {
            await host.AliveAsync(cancellation);
            try
            {
                return await attempt();
            }
            catch (Exception cut) when (cut is HttpRequestException or NpgsqlException or IOException && !cancellation.IsCancellationRequested)
            {
                await look.WaitForNextTickAsync(cancellation);
            }
        }
    }
}
