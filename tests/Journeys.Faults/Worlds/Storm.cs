namespace Journeys.Faults.Worlds;

/// <summary>Faults at moments, of kinds and at hosts that a seed picks, one after another while a load is on; each is mended after a while.</summary>
internal sealed class Storm(World world, int seed, IReadOnlyList<string> kinds)
{
    /// <summary>Every kind, by its name.</summary>
    public static readonly IReadOnlyList<string> All = ["kill", "replace", "postgres", "cut", "delay", "silence", "lose", "crowded"];

    private readonly Random _chance = new(seed);

    /// <summary>What was done, in its order.</summary>
    public List<string> Log { get; } = [];

    /// <param name="faults">How many.</param>
    /// <param name="gap">The most promises that come between two.</param>
    /// <param name="more">Begins more journeys before each.</param>
    public async Task RageAsync(int faults, int gap, Action more, CancellationToken cancellation)
    {
        for (var fault = 0; fault < faults; fault++)
        {
            more();
            await world.PromisedAsync(1 + _chance.Next(gap), cancellation);
            var (kind, node) = (kinds[fault % kinds.Count], world.Nodes[_chance.Next(world.Nodes.Count)]);
            Log.Add($"{TimeProvider.System.GetUtcNow():HH:mm:ss.f} {kind} at host {node.Number} after {world.Diary.Promises.Count} promises");
            TestContext.Current.TestOutputHelper?.WriteLine(Log[^1]);
            await DoAsync(kind, node, cancellation);
        }
    }

    private Task DoAsync(string kind, Node node, CancellationToken cancellation) => kind switch
    {
        "kill" => KillAsync(node, cancellation),
        "replace" => ReplaceAsync(node, cancellation),
        "postgres" => KillServerAsync(cancellation),
        "cut" => ForAWhileAsync(node.Database.Cut, node.Database, cancellation),
        "delay" => ForAWhileAsync(() => node.Database.Delay = TimeSpan.FromMilliseconds(20 + _chance.Next(100)), node.Database, cancellation),
        "silence" => ForAWhileAsync(() => node.Database.Silent = true, node.Database, cancellation),
        "lose" => ForAWhileAsync(() => node.Front.Loses = 0.5, node.Front, cancellation),
        "crowded" => CrowdAsync(cancellation),
        _ => throw new ArgumentException($"There is no fault '{kind}'. Name some of {string.Join(", ", All)}.", nameof(kind)),
    };

    private async Task KillAsync(Node node, CancellationToken cancellation)
    {
        await node.KillAsync();
        await PauseAsync(cancellation);
        await node.StartAsync(cancellation);
    }

    private static async Task ReplaceAsync(Node node, CancellationToken cancellation)
    {
        await node.StopAsync(cancellation);
        await node.StartAsync(cancellation);
    }

    private async Task KillServerAsync(CancellationToken cancellation)
    {
        await world.Server.KillAsync();
        await PauseAsync(cancellation);
        await world.Server.StartAsync(cancellation);
    }

    private async Task ForAWhileAsync(Action begin, Wire wire, CancellationToken cancellation)
    {
        begin();
        await PauseAsync(cancellation);
        wire.Mend();
    }

    /// <summary>Somebody else takes every connection that is left.</summary>
    private async Task CrowdAsync(CancellationToken cancellation)
    {
        await using var hog = new Hog(world.Server);
        await hog.TakeAllAsync(cancellation);
        await PauseAsync(cancellation);
    }

    private Task PauseAsync(CancellationToken cancellation) => Task.Delay(_chance.Next(500, 4000), cancellation);
}
