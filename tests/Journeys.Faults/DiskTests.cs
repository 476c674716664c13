using Journeys.Faults.Worlds;

namespace Journeys.Faults;

/// <summary>The database's disk is full for a while. Only when asked for, and as root, who alone can make a small disk.</summary>
public sealed class DiskTests
{
    private const int Megabytes = 400;

    [Fact(Explicit = true)]
    public async Task A_full_disk_loses_nothing_and_needs_only_room()
    {
        var (seed, cancellation) = (Seeds.Given, TestContext.Current.CancellationToken);
        using var disk = SmallDisk.Make(Megabytes) ?? throw new InvalidOperationException("This account cannot mount a small disk: run it as root, or leave this test out with -class- Journeys.Faults.DiskTests.");
        await using var world = new World(2, seed, Path.Combine(disk.Folder, "postgres"));
        await world.StartAsync(cancellation);
        using var load = Load.Start(world, seed, Enumerable.Range(0, 20), cancellation);
        await world.PromisedAsync(20, cancellation);

        disk.Fill();
        load.Begin(Enumerable.Range(20, 20));
        await world.RefusedAsync(cancellation);
        disk.Free();
        if (!await world.Server.AnswersAsync(cancellation)) await world.Server.RestartAsync(cancellation);

        await load.FinishAsync();
    }
}
