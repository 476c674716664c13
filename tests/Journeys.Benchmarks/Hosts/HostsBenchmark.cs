using System.Diagnostics;
using System.Globalization;
using Journeys.Benchmarks.Answers;
using Journeys.Benchmarks.Scale;

namespace Journeys.Benchmarks.Hosts;

/// <summary>
/// Answers applied a second by one, two and three hosts that share one core, with the database on another: so that what
/// differs is what further hosts cost each other, not what further cores give.
/// </summary>
internal static class HostsBenchmark
{
    private const int Clients = 32;
    private const int Answers = 960;
    private const int Warming = 3;
    private static readonly int[] Counts = [1, 2, 3];

    public static async Task<int> RunAsync(int rounds)
    {
        await using var engine = await EngineHost.StartAsync();
        await PinAsync(engine.ServerProcess);
        var open = new OpenJourneys(engine);
        await open.GrowAsync(1000 + (Counts.Length * (Warming + rounds) * Answers));
        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine("| hosts on one core | answers/s | CPU ms an answer: hosts |");
        Console.WriteLine("|---|---|---|");
        foreach (var count in Counts) await LineAsync(engine, open, count, rounds);
        return 0;
    }

    private static async Task LineAsync(EngineHost engine, OpenJourneys open, int count, int rounds)
    {
        var hosts = new List<JoinedHost>();
        while (hosts.Count < count) hosts.Add(await JoinedHost.StartAsync(engine.Connection, core: 0));
        var (rates, loads) = (new List<double>(), new List<double>());
        for (var round = 0; round < Warming + rounds; round++)
        {
            var shares = open.Draw(Answers, new Random(round)).Chunk(Answers / count).Take(count).ToList();
            var (load, begun) = (hosts.Sum(h => h.Load), Stopwatch.GetTimestamp());
            await Task.WhenAll(hosts.Zip(shares, (host, share) => host.PostAsync(Clients / count, share)));
            rates.Add(shares.Sum(s => s.Length) / Stopwatch.GetElapsedTime(begun).TotalSeconds);
            loads.Add((hosts.Sum(h => h.Load) - load) / shares.Sum(s => s.Length));
            await engine.StillAsync();
        }

        foreach (var host in hosts) await host.DisposeAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {count} | {Spread.Of(rates.Skip(Warming)).Shown("0")} | {Spread.Of(loads.Skip(Warming)).Shown("0.0")} |"));
    }

    // The server's connections, which come later, inherit it.
    private static async Task PinAsync(int server)
    {
        using var pin = Process.Start("taskset", ["-cp", "1", server.ToString(CultureInfo.InvariantCulture)]);
        await pin.WaitForExitAsync();
    }
}
