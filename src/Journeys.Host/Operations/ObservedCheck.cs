using System.Globalization;
using Journeys.Definitions;
using Journeys.Definitions.Feasibility;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Law;
using Journeys.WhatIf;
using Marten;

namespace Journeys.Host.Operations;

/// <summary>Holds the last days of life events against the times that their steps were seen to take, and tells what is at risk. It stops nothing.</summary>
internal static class ObservedCheck
{
    public static async Task<bool> TellAsync(IServiceProvider services, WorkflowCatalogueReading reading)
    {
        foreach (var definition in reading.Definitions.Values.OrderBy(d => d.Id, StringComparer.Ordinal)) await TellAsync(services, reading, definition);
        return true;
    }

    private static async Task TellAsync(IServiceProvider services, WorkflowCatalogueReading reading, Definition definition)
    {
        var histories = await services.GetRequiredService<Histories>().ReadAsync(definition.Id, HistoryChoice.Latest, default);
        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession();
        var states = await session.StatesOfAsync([.. histories.Select(h => h.Journey)], default);
        var running = states.Where(s => s.Status == JourneyStatus.Running).ToList();
        var times = StepTimes.In(definition, histories);
        await Console.Out.WriteLineAsync($"{definition.Id}: {histories.Count} journeys observed, {running.Count} of them running.");
        var risks = AtRisk.Of(definition, times, running, Today(services, histories.Select(h => h.LastAt)));
        foreach (var line in Late(definition, times, new ServiceLevels(reading.Agencies)).Concat(risks.Where(r => r.Slow > 0).Select(Told)))
            await Console.Out.WriteLineAsync($"  {line}");
    }

    /// <summary>A demonstration's clock may be ahead.</summary>
    private static DateOnly Today(IServiceProvider services, IEnumerable<DateTimeOffset> seen) =>
        SwedishTime.DateOf(seen.Append(services.GetRequiredService<TimeProvider>().GetUtcNow()).Max());

    private static IEnumerable<string> Late(Definition definition, IReadOnlyDictionary<string, StepTime> times, ServiceLevels levels)
    {
        int Days(Step step, Func<StepTime, double> part) => times.TryGetValue(step.StepId, out var time) ? (int)Math.Ceiling(part(time)) : levels.DaysOf(step);
        IReadOnlyList<Infeasible> All(Func<StepTime, double> part) => [.. Feasible.Never(definition, s => Days(s, part)), .. Feasible.NotAlways(definition, s => Days(s, part))];
        var usual = All(t => t.P50);
        return usual.Select(late => $"at the usual times (P50), {late.Told()}.")
            .Concat(All(t => t.P95).ExceptBy(usual.Select(u => u.LastDay.Step), late => late.LastDay.Step).Select(late => $"at slow times (P95), {late.Told()}."));
    }

    private static string Told(DeadlineRisk risk) => string.Create(CultureInfo.InvariantCulture,
        $"the last day of {risk.Step.StepId}: {risk.Usual} of {risk.Running} running journeys are at risk at the usual times (P50), {risk.Slow} at slow times (P95).");
}
