using Journeys.Definitions;
using Journeys.Execution;
using Journeys.WhatIf;

namespace Journeys.Host.Engine;

/// <summary>A trial with what it found of each journey.</summary>
public sealed record TrialRun(Trial Trial, IReadOnlyList<(Guid Journey, Comparison Compared)> Compared);

/// <summary>Decides a life event's history again by a candidate, without side effects.</summary>
public sealed class Trials(Histories histories, Evaluate evaluate, TimeProvider time)
{
    public async Task<TrialRun> RunAsync(Definition candidate, HistoryChoice choice, CancellationToken cancellation)
    {
        var all = await histories.CountAsync(candidate.Id, cancellation);
        var read = (await histories.ReadAsync(candidate.Id, choice, cancellation)).Select(h => h.In(candidate)).ToList();
        var (observed, now) = (Observed.In(read), time.GetUtcNow());
        var compared = new List<(Guid, Comparison)>();
        foreach (var history in read)
        {
            // A demonstration's clock may be ahead.
            var until = history.LastAt > now ? history.LastAt : now;
            compared.Add((history.Journey, Comparison.Of(history, Replay.Of(candidate, evaluate, history, observed, until))));
        }

        return new(Trial.Of(compared, all), compared);
    }
}
