using System.Globalization;
using Journeys.Faults.Worlds;

namespace Journeys.Faults;

/// <summary>
/// Journeys through a storm of faults. Short and always the same in every run of the tests; longer with
/// <c>JOURNEYS_FAULTS=long</c>, and of some kinds only with <c>JOURNEYS_FAULTS_KINDS=kill,postgres</c>.
/// </summary>
public sealed class StormTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("JOURNEYS_FAULTS") == "long";

    [Fact]
    public async Task Nothing_is_lost_and_nothing_doubled_whatever_breaks()
    {
        var (seed, cancellation) = (Seeds.Given, TestContext.Current.CancellationToken);
        var kinds = Environment.GetEnvironmentVariable("JOURNEYS_FAULTS_KINDS")?.Split(',') ?? [.. Storm.All];
        var (faults, each) = Long ? (Number("JOURNEYS_FAULTS_COUNT", 20), 50) : (kinds.Length, 8);
        await using var world = new World(3, seed);
        await world.StartAsync(cancellation);
        using var load = Load.Start(world, seed, [], cancellation, copies: 2);
        var begun = 0;
        await new Storm(world, seed, kinds).RageAsync(faults, gap: 20, () => load.Begin(Enumerable.Range((begun += each) - each, each)), cancellation);
        await load.FinishAsync();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{begun} persons, {world.Diary.Promises.Count} promises, {world.Diary.Received.Count} requests, {world.Nodes.Sum(n => n.Front.Lost)} lost answers");
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : otherwise;
}
