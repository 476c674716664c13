using System.Diagnostics;
using System.Globalization;
using Journeys.Benchmarks.Decide;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.WhatIf;

namespace Journeys.Benchmarks.WhatIf;

/// <summary>Past bereavements decided again on one core, by the definition that they ran on and by one of which a statutory period is shorter.</summary>
internal static class WhatIfBenchmark
{
    private const int WarmingRounds = 3;

    public static async Task<int> RunAsync(int rounds, int journeys)
    {
        var sofia = Sofia.Read();
        var pasts = await Pasts.MakeAsync(sofia, Sofia.Text(), journeys);
        var observed = Observed.In(pasts);
        var until = pasts.Max(p => p.LastAt);
        var rates = new List<double>();
        IReadOnlyList<Comparison> compared = [];
        var (allocated, evaluated) = (0L, 0L);
        Evaluation Evaluate(Expression expression, Scope scope)
        {
            evaluated++;
            return sofia.Evaluate(expression, scope);
        }

        for (var round = 0; round < WarmingRounds + rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            evaluated = 0;
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            compared = [.. pasts.Select(p => Comparison.Of(p, Replay.Of(sofia.Definition, Evaluate, p, observed, until)))];
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (round >= WarmingRounds) rates.Add(journeys / (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds);
        }

        if (compared.Any(c => c.Verdict != Verdict.Same)) throw new InvalidOperationException("By its own definition a past is otherwise.");
        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine("| what-if | median (least-most) |");
        Console.WriteLine("|---|---|");
        Console.WriteLine($"| journeys a second a core (by processor time) | {Spread.Of(rates).Shown("0")} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| steps, events of a journey | {compared[0].Was.Outcomes.Count}, {pasts[0].Events} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| memory taken for a journey, kB | {allocated / 1024.0 / journeys:0} |"));
        Console.WriteLine($"| expressions evaluated for a journey | {evaluated / journeys} |");
        return 0;
    }
}
