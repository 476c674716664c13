using Journeys.Faults.Worlds;

namespace Journeys.Faults;

/// <summary>Three hosts on one database, for the tests of a class in turn; each leaves all three alive.</summary>
public sealed class ThreeHosts : IAsyncLifetime
{
    private int _used;

    internal World World { get; } = new(3, Seeds.Given);

    public async ValueTask InitializeAsync() => await World.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await World.DisposeAsync();

    /// <summary>Numbers of persons whom no test has used.</summary>
    internal IReadOnlyList<int> Persons(int count) => [.. Enumerable.Range((_used += count) - count, count)];
}
