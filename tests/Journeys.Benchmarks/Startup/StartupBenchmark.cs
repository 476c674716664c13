using System.Globalization;

namespace Journeys.Benchmarks.Startup;

/// <summary>The demonstration as a visitor starts it: seconds to its first page, on a new folder and on one in use, and memory after ten quiet seconds.</summary>
internal static class StartupBenchmark
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(int rounds)
    {
        var (cold, warm, memory) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            using var folder = new ScratchFolder();
            await using (var first = await HostProcess.StartAsync(folder.Path)) cold.Add(first.Seconds);
            await using var second = await HostProcess.StartAsync(folder.Path);
            warm.Add(second.Seconds);
            using var rest = new PeriodicTimer(Quiet);
            await rest.WaitForNextTickAsync();
            memory.Add(second.Megabytes());
        }

        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine("| start-up | median (least-most) |");
        Console.WriteLine("|---|---|");
        Tell("to the first page, new database, s", cold, "0.0");
        Tell("to the first page, database in use, s", warm, "0.0");
        Tell("memory at rest, MB resident", memory, "0");
        return 0;
    }

    private static void Tell(string what, List<double> rounds, string format) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {Spread.Of(rounds).Shown(format)} |"));
}
