using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>What was answered before, by step and kind of wait: what stands in for an answer that a history does not have.</summary>
public sealed class Observed
{
    private readonly Dictionary<(string Step, BookmarkKind, TaskKind?), List<RecordedInput>> _seen = [];

    /// <summary>Of all histories that are replayed.</summary>
    public static Observed In(IEnumerable<History> histories)
    {
        var observed = new Observed();
        foreach (var input in histories.SelectMany(h => h.Inputs))
            if (input.Wait is { } wait)
                (observed._seen.TryGetValue(KeyOf(wait), out var seen) ? seen : observed._seen[KeyOf(wait)] = []).Add(input);
        return observed;
    }

    /// <summary>The input of the median time among those with the most frequent answer; null where nobody ever answered such a wait.</summary>
    internal RecordedInput? For(Wait wait)
    {
        if (!_seen.TryGetValue(KeyOf(wait), out var seen)) return null;
        var usual = seen.GroupBy(i => (i.Command as RecordAnswer)?.Outcome).MaxBy(g => g.Count())!.OrderBy(i => i.After).ToList();
        return usual[usual.Count / 2];
    }

    private static (string, BookmarkKind, TaskKind?) KeyOf(Wait wait) => (wait.Instance.Split('.')[0], wait.Kind, wait.Task);
}
