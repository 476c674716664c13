namespace Journeys.Faults;

/// <summary>Kills the host at moments that a seed picks: each when the agencies have written so many lines, whatever the host is doing then.</summary>
internal sealed class Reaper(MortalHost host, LedgerFiles ledgers, int seed, int kills)
{
    // Some 300 lines are written in all; the last kill comes well before the end.
    private const int Stretch = 40;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public int Killed { get; private set; }

    public async Task ReapAsync(CancellationToken cancellation)
    {
        var chance = new Random(seed);
        var moments = Enumerable.Range(0, kills).Select(k => (k * Stretch) + 5 + chance.Next(Stretch - 5)).ToList();
        using var look = new PeriodicTimer(Look);
        try
        {
            foreach (var moment in moments)
            {
                while (ledgers.Lines().Count < moment) await look.WaitForNextTickAsync(cancellation);
                await host.DieAndRiseAsync(CancellationToken.None);
                Killed++;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
    }
}
