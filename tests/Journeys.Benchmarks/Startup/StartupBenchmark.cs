namespace Journeys.Benchmarks.Startup;

/// <summary>The demonstration as a visitor starts it: seconds to its first page, on a new folder and on one in use, and memory after ten quiet seconds; with its code compiled in, as Release has it, and generated as it starts.</summary>
internal static class StartupBenchmark
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(int rounds)
    {
        Figures[] both = [new("code compiled in", Program("bin", Built.Parent!.Name, Built.Name)), new("code generated at start", Program("obj", "generator", "bin"))];
        for (var round = 0; round < rounds; round++)
            foreach (var figures in both) await MeasureAsync(figures);
        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine($"| start-up | {string.Join(" | ", both.Select(f => f.Name))} |");
        Console.WriteLine("|---|---|---|");
        Tell("to the first page, new database, s", both, f => f.Cold, "0.0");
        Tell("to the first page, database in use, s", both, f => f.Warm, "0.0");
        Tell("memory at rest, MB resident", both, f => f.Memory, "0");
        return 0;
    }

    private static async Task MeasureAsync(Figures figures)
    {
        using var folder = new ScratchFolder();
        await using (var first = await HostProcess.StartAsync(figures.Program, folder.Path)) figures.Cold.Add(first.Seconds);
        await using var second = await HostProcess.StartAsync(figures.Program, folder.Path);
        figures.Warm.Add(second.Seconds);
        using var rest = new PeriodicTimer(Quiet);
        await rest.WaitForNextTickAsync();
        figures.Memory.Add(second.Megabytes());
    }

    private static void Tell(string what, Figures[] both, Func<Figures, List<double>> of, string format) =>
        Console.WriteLine($"| {what} | {string.Join(" | ", both.Select(f => Spread.Of(of(f)).Shown(format)))} |");

    private static DirectoryInfo Built { get; } = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    // Beside this program's own build, tests/X/bin/Release/net10.0: the host's, and the one that writes its code (Pregenerated.targets).
    private static string Program(params string[] within) =>
        Path.Combine([Built.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "src", "Journeys.Host", .. within]);

    private sealed record Figures(string Name, string Program)
    {
        public List<double> Cold { get; } = [];

        public List<double> Warm { get; } = [];

        public List<double> Memory { get; } = [];
    }
}
