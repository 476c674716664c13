using Journeys.Faults.Worlds;

namespace Journeys.Faults;

/// <summary>Three hosts on one database, each with its own disk.</summary>
public sealed class SeveralHostsTests
{
    [Fact]
    public async Task Three_hosts_apply_everything_once_and_in_order()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var world = new World(3, Seeds.Given);
        await world.StartAsync(cancellation);
        using var crowd = new Crowd(world, Seeds.Given, copies: 5);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = crowd.WorkAsync(enough.Token, cancellation);

        await crowd.BeginAsync(Enumerable.Range(0, 20), cancellation);
        await new Reckoning(world).SettledAsync(cancellation);
        await enough.CancelAsync();
        await working;

        await new Reckoning(world).HoldsAsync(40, cancellation);
    }
}
