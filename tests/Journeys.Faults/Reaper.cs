namespace Journeys.Faults;

/// <summary>Kills the host at moments that a seed picks, one in each part of the journeys' life, whatever the host is doing then.</summary>
internal sealed class Reaper(MortalHost host, Life life, int seed, int kills)
{
    // Ten journeys of Sofia's kind take some 2,000; the last kill comes well before the end.
    private const int Beats = 1700;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    public async Task ReapAsync(CancellationToken cancellation)
    {
        var chance = new Random(seed);
        var part = Beats / kills;
        var moments = Enumerable.Range(0, kills).Select(k => (k * part) + 20 + chance.Next(part - 20)).ToList();
        using var look = new PeriodicTimer(Look);
        try
        {
            foreach (var moment in moments)
            {
                while (life.Beats < moment) await look.WaitForNextTickAsync(cancellation);
                TestContext.Current.TestOutputHelper!.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.f} kill at {life.Beats} beats");
                await host.DieAndRiseAsync(CancellationToken.None);
                TestContext.Current.TestOutputHelper!.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.f} it lives again");
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
    }
}
