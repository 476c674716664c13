using System.Diagnostics;
using Journeys.Definitions;
using Journeys.Host.Engine;

namespace Journeys.Benchmarks.Check;

/// <summary>What <c>check</c> takes for each shipped life event, with its agencies, agreements and information objects: all checks and the proof, each time anew.</summary>
internal static class CheckBenchmark
{
    private static readonly string[] Shared = ["agencies", "agreements", "catalogue"];

    public static int Run(int rounds)
    {
        var files = WorkflowsPlace.Files(WorkflowsPlace.Nearest(WorkflowsPlace.Name, AppContext.BaseDirectory));
        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine("| life event | activities | the first time, ms | then, ms: median (least-most) |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var name in files.Texts.Keys.Where(p => p.EndsWith("/workflow.json", StringComparison.Ordinal)).Select(p => p.Split('/')[0]).Order(StringComparer.Ordinal))
            Tell(name, Of(files, name), rounds);
        return 0;
    }

    private static void Tell(string name, WorkflowFiles files, int rounds)
    {
        var (first, reading) = Timed(files);
        if (reading.Findings.Count > 0) throw new FormatException(string.Join(Environment.NewLine, reading.Findings));
        var then = Spread.Of([.. Enumerable.Range(0, rounds).Select(_ => Timed(files).Took)]);
        Console.WriteLine($"| {name} | {reading.Definitions[name].Activities.Count} | {first:0} | {then.Shown("0")} |");
    }

    private static (double Took, WorkflowCatalogueReading Reading) Timed(WorkflowFiles files)
    {
        var since = Stopwatch.GetTimestamp();
        var reading = WorkflowFolder.Read(files, ExpressionEvaluator.Syntax);
        return (Stopwatch.GetElapsedTime(since).TotalMilliseconds, reading);
    }

    private static WorkflowFiles Of(WorkflowFiles all, string name) =>
        new(all.Texts.Where(t => t.Key.Split('/')[0] is var folder && (folder == name || Shared.Contains(folder))).ToDictionary());
}
