using System.Diagnostics;
using System.Globalization;
using Journeys.Benchmarks.Answers;
using Journeys.Host.Engine;

namespace Journeys.Benchmarks.Scale;

/// <summary>A thousand days that come due, beside none and beside a million that do not: to claim and send them, and until the last has passed in its journey.</summary>
internal static class SweepBenchmark
{
    private const int Due = 1000;
    private const int Warming = 1;
    private static readonly int[] Futures = [0, 1_000_000];

    public static async Task<int> RunAsync(int rounds)
    {
        await using var engine = await EngineHost.StartAsync();
        var open = new OpenJourneys(engine);
        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine("| future days | 1000 due, claimed and sent, s | passed in their journeys, s | a look that finds nothing, ms |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var future in Futures)
        {
            await AddFutureAsync(engine, future);
            await LineAsync(engine, open, future, rounds);
        }

        return 0;
    }

    private static async Task LineAsync(EngineHost engine, OpenJourneys open, int future, int rounds)
    {
        var (claims, passes, looks) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Warming + rounds; round++)
        {
            await open.GrowAsync(open.All.Count + Due);
            await MakeDueAsync(engine, [.. open.All[^Due..]]);
            var begun = Stopwatch.GetTimestamp();
            await engine.Sweeper.SweepAsync(default);
            claims.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            await engine.StillAsync();
            passes.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            begun = Stopwatch.GetTimestamp();
            if (await engine.Sweeper.SweepAsync(default) > 0) throw new UnreachableException("Days came due that nobody moved.");
            looks.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {future} | {Shown(claims, "0.00")} | {Shown(passes, "0.00")} | {Shown(looks, "0.0")} |"));
    }

    private static string Shown(List<double> rounds, string format) => Spread.Of(rounds.Skip(Warming)).Shown(format);

    private static async Task AddFutureAsync(EngineHost engine, int count)
    {
        await using var command = engine.Database.CreateCommand("""
            INSERT INTO journeys.deadlines (journey, key, mark, due_at, revision)
            SELECT gen_random_uuid(), 'X', 'Due', now() + interval '1 day' + random() * interval '2 years', 1 FROM generate_series(1, $1)
            """);
        command.CommandTimeout = 600;
        command.Parameters.AddWithValue(count);
        await command.ExecuteNonQueryAsync();
        await using var analyze = engine.Database.CreateCommand("VACUUM ANALYZE journeys.deadlines");
        await analyze.ExecuteNonQueryAsync();
    }

    // One last day of each journey.
    private static async Task MakeDueAsync(EngineHost engine, Guid[] journeys)
    {
        await using var command = engine.Database.CreateCommand("""
            UPDATE journeys.deadlines d SET due_at = now() - interval '1 minute'
            FROM (SELECT DISTINCT ON (journey) journey, key, mark, due_at FROM journeys.deadlines WHERE journey = ANY ($1) AND mark = 'Due' ORDER BY journey, due_at) one
            WHERE (d.journey, d.key, d.mark, d.due_at) = (one.journey, one.key, one.mark, one.due_at)
            """);
        command.Parameters.AddWithValue(journeys);
        var moved = await command.ExecuteNonQueryAsync();
        if (moved != journeys.Length) throw new UnreachableException($"{moved} of {journeys.Length} journeys have a last day.");
    }
}
