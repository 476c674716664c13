using Journeys.Faults.Worlds;

namespace Journeys.Faults;

/// <summary>Three hosts on one database, for the tests of a class in turn; each leaves all three alive.</summary>
public sealed class ThreeHosts : IAsyncLifetime
{
    private int _used;

    internal World World { get; } = new(3, Seeds.Given);

    /// <summary>They have been at work: a debug build makes its handlers' code at the first message of each kind.</summary>
    public async ValueTask InitializeAsync()
    {
        await World.StartAsync(TestContext.Current.CancellationToken);
        using var load = Load.Start(World, Seeds.Given, Persons(15), TestContext.Current.CancellationToken);
        await load.FinishAsync();
    }

    public async ValueTask DisposeAsync() => await World.DisposeAsync();

    /// <summary>Numbers of persons whom no test has used.</summary>
    internal IReadOnlyList<int> Persons(int count) => [.. Enumerable.Range((_used += count) - count, count)];
}
