using System.Globalization;
using Journeys.Definitions;
using Journeys.Host.Engine;
using Journeys.WhatIf;

namespace Journeys.Host.Operations;

/// <summary>What a trial found, in lines: each journey that would be otherwise, then the agencies' load, the last days at risk, and the verdicts.</summary>
internal static class TrialTelling
{
    public static void Tell(Definition candidate, TrialRun run)
    {
        foreach (var (journey, compared) in run.Compared) Tell(journey, compared);
        foreach (var line in Totals([.. run.Compared.Select(c => c.Compared)])) Console.Out.WriteLine(line);
        if (run.Trial.All > run.Compared.Count) Console.Out.WriteLine($"A sample of the {run.Trial.All} journeys that there are: --most decides more of them.");
        var verdicts = run.Compared.CountBy(c => c.Compared.Verdict).OrderBy(v => v.Key).Select(v => $"{v.Value} {v.Key}");
        Console.Out.WriteLine($"{run.Compared.Count} journeys of {candidate.Id} by version {candidate.Version}: {(run.Compared.Count == 0 ? "none" : string.Join(", ", verdicts))}");
    }

    private static void Tell(Guid journey, Comparison compared)
    {
        if (compared.Verdict == Verdict.Same) return;
        Console.Out.WriteLine($"{journey}: {compared.Verdict}{Days(compared.Later)}");
        foreach (var outcome in compared.Outcomes) Console.Out.WriteLine($"  {outcome}");
        foreach (var right in compared.LostRights) Console.Out.WriteLine($"  lost: {right}");
        foreach (var missed in compared.NewlyMissed) Console.Out.WriteLine($"  would miss: {missed}");
        foreach (var asked in compared.Asked) Console.Out.WriteLine($"  asks: {asked}");
        foreach (var question in compared.AsksNoMore) Console.Out.WriteLine($"  asks no more: {question}");
        foreach (var incident in compared.Would.Incidents.Except(compared.Was.Incidents)) Console.Out.WriteLine($"  incident: {incident}");
    }

    private static IEnumerable<string> Totals(IReadOnlyList<Comparison> compared) =>
        Changes("messages to", compared, c => c.Load).Concat(Changes("missed last days of", compared, c => c.Missed.CountBy(StepOf).ToDictionary()));

    // A key is B17.child-2/name; what is counted is each step's.
    private static string StepOf(string key) => key.Split('/', '.')[0];

    private static IEnumerable<string> Changes(string what, IReadOnlyList<Comparison> compared, Func<Course, IReadOnlyDictionary<string, int>> counts)
    {
        var pairs = compared.Select(c => (Was: counts(c.Was), Would: counts(c.Would))).ToList();
        return from name in pairs.SelectMany(p => p.Was.Keys.Concat(p.Would.Keys)).Distinct().Order(StringComparer.Ordinal)
               let was = pairs.Sum(p => p.Was.GetValueOrDefault(name))
               let would = pairs.Sum(p => p.Would.GetValueOrDefault(name))
               where was != would
               select $"{what} {name}: {was} → {would}";
    }

    private static string Days(TimeSpan? later) => later is { } span && Math.Abs(span.TotalDays) >= 1
        ? string.Create(CultureInfo.InvariantCulture, $", {Math.Abs(span.TotalDays):0} days {(span > TimeSpan.Zero ? "later" : "earlier")}")
        : "";
}
