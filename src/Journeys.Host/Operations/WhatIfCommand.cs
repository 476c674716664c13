using System.Globalization;
using JasperFx.CommandLine;
using Journeys.Definitions;
using Journeys.Host.Engine;
using Journeys.WhatIf;

namespace Journeys.Host.Operations;

public sealed class WhatIfInput : NetCoreInput
{
    [Description("The candidate: a life event's folder within a folder of life events")]
    public string Folder { get; set; } = "";

    [Description("So many journeys at most, the latest first")]
    public int MostFlag { get; set; } = 1000;
}

/// <summary>
/// Decides the history of a life event again by a changed definition, without side effects, and tells what would have been
/// otherwise. Exit code 1: a journey would be stuck, or a person would lose a right.
/// </summary>
[Description("Decide past journeys again by a changed life event", Name = "whatif")]
public sealed class WhatIfCommand : JasperFxAsyncCommand<WhatIfInput>
{
    public WhatIfCommand() => Usage("Decide again by a life event's folder").Arguments(x => x.Folder);

    public override async Task<bool> Execute(WhatIfInput input)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(input.Folder));
        if (!File.Exists(Path.Combine(folder, "workflow.json")))
        {
            Console.Error.WriteLine($"{folder} holds no workflow.json. Name a life event's folder, such as workflows/bereavement.");
            return false;
        }

        var reading = WorkflowFolder.Read(WorkflowsPlace.Files(Path.GetDirectoryName(folder)!), ExpressionEvaluator.Syntax);
        foreach (var finding in reading.Findings) Console.Error.WriteLine(finding);
        return reading.Findings.Count == 0 && reading.Definitions.TryGetValue(Path.GetFileName(folder), out var candidate)
            && await OnDatabase.RunAsync(input, services => CompareAsync(services, candidate, input.MostFlag));
    }

    private static async Task<bool> CompareAsync(IServiceProvider services, Definition candidate, int most)
    {
        var histories = await services.GetRequiredService<Histories>().ReadAsync(candidate.Id, most, default);
        var observed = Observed.In(histories.Select(h => h.History));
        var (evaluate, now) = (services.GetRequiredService<Execution.Evaluate>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var compared = new List<Comparison>();
        foreach (var (journey, history) in histories.Where(h => h.History.BegunByFact))
        {
            // A demonstration's clock may be ahead.
            compared.Add(Comparison.Of(history, Replay.Of(candidate, evaluate, history, observed, history.LastAt > now ? history.LastAt : now)));
            Tell(journey, compared[^1]);
        }

        TellAll(candidate, compared, histories.Count - compared.Count);
        return !compared.Exists(c => c.Verdict is Verdict.Stuck or Verdict.LostRight);
    }

    private static void Tell(Guid journey, Comparison compared)
    {
        if (compared.Verdict == Verdict.Same) return;
        Console.Out.WriteLine($"{journey}: {compared.Verdict}{Days(compared.Later)}");
        foreach (var outcome in compared.Outcomes) Console.Out.WriteLine($"  {outcome}");
        foreach (var right in compared.LostRights) Console.Out.WriteLine($"  lost: {right}");
        foreach (var missed in compared.NewlyMissed) Console.Out.WriteLine($"  would miss: {missed}");
        foreach (var asked in compared.Asked) Console.Out.WriteLine($"  asks: {asked}");
        foreach (var incident in compared.Would.Incidents.Except(compared.Was.Incidents)) Console.Out.WriteLine($"  incident: {incident}");
    }

    private static string Days(TimeSpan? later) => later is { } span && Math.Abs(span.TotalDays) >= 1
        ? string.Create(CultureInfo.InvariantCulture, $", {Math.Abs(span.TotalDays):0} days {(span > TimeSpan.Zero ? "later" : "earlier")}")
        : "";

    private static void TellAll(Definition candidate, List<Comparison> compared, int left)
    {
        foreach (var agency in compared.SelectMany(c => c.Was.Load.Keys.Concat(c.Would.Load.Keys)).Distinct().Order(StringComparer.Ordinal))
        {
            var (was, would) = (compared.Sum(c => c.Was.Load.GetValueOrDefault(agency)), compared.Sum(c => c.Would.Load.GetValueOrDefault(agency)));
            if (was != would) Console.Out.WriteLine($"messages to {agency}: {was} → {would}");
        }

        if (left > 0) Console.Out.WriteLine($"{left} journeys that other journeys began are not decided again.");
        var verdicts = compared.CountBy(c => c.Verdict).OrderBy(v => v.Key).Select(v => $"{v.Value} {v.Key}");
        Console.Out.WriteLine($"{compared.Count} journeys of {candidate.Id} by version {candidate.Version}: {(compared.Count == 0 ? "none" : string.Join(", ", verdicts))}");
    }
}
