[assembly: AssemblyFixture(typeof(Journeys.Testing.MachineTurns))]

namespace Journeys.Testing;

/// <summary>
/// The faults' tests measure times between processes that share the machine, so that they run while no other test assembly
/// does, also where all were started at once. The lock goes with the process.
/// </summary>
public sealed class MachineTurns : IAsyncLifetime
{
    private static readonly string Place = Path.Combine(Path.GetTempPath(), "journeys-tests.lock");
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private FileStream? _turn;

    public async ValueTask InitializeAsync()
    {
        using var timer = new PeriodicTimer(Look);
        while ((_turn = TryTake()) is null) await timer.WaitForNextTickAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_turn is not null) await _turn.DisposeAsync();
    }

    private static FileStream? TryTake()
    {
        try
        {
            var alone = typeof(MachineTurns).Assembly.GetName().Name == "Journeys.Faults";
            return alone
                ? new FileStream(Place, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
                : new FileStream(Place, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
