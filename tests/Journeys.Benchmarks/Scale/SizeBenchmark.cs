using System.Globalization;
using Journeys.Benchmarks.Answers;

namespace Journeys.Benchmarks.Scale;

/// <summary>What an answer costs with few and with many open journeys; whose answer comes is drawn at random.</summary>
internal static class SizeBenchmark
{
    private const int Clients = 8;
    private const int Warming = 2;
    private static readonly int[] Sizes = [1_000, 200_000];

    public static async Task<int> RunAsync(int rounds, int answers)
    {
        await using var engine = await EngineHost.StartAsync();
        var (open, random) = (new OpenJourneys(engine), new Random(1));
        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine("| open journeys | answers/s | CPU ms an answer: host, server | database, GB |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var size in Sizes)
        {
            await open.GrowAsync(size);
            var costs = await MeasuredAsync(engine, open, random, rounds, answers);
            var gigabytes = await GigabytesAsync(engine);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {size} | {Shown(costs, c => c.PerSecond, "0")} | {Shown(costs, c => c.Client, "0.0")}, {Shown(costs, c => c.Server, "0.0")} | {gigabytes:0.00} |"));
        }

        return 0;
    }

    private static async Task<List<Cost>> MeasuredAsync(EngineHost engine, OpenJourneys open, Random random, int rounds, int answers)
    {
        var (posting, watch, costs) = (new Posting(engine), new Watch(engine.ServerProcess), new List<Cost>());
        for (var round = 0; round < Warming + rounds; round++)
        {
            var own = open.Draw(answers, random).ConvertAll(Posted.Of);
            costs.Add(await watch.CostAsync(answers, () => posting.RunAsync(Clients, own)));
            await engine.StillAsync();
            await open.GrowAsync(open.All.Count + answers);
        }

        return costs[Warming..];
    }

    private static string Shown(List<Cost> costs, Func<Cost, double> what, string format) => Spread.Of(costs.Select(what)).Shown(format);

    private static async Task<double> GigabytesAsync(EngineHost engine)
    {
        await using var command = engine.Database.CreateCommand("SELECT pg_database_size(current_database())");
        return (long)(await command.ExecuteScalarAsync())! / 1e9;
    }
}
