namespace Journeys.Definitions.Feasibility;

/// <summary>Tells which last days cannot be kept, where each step takes as long as is said.</summary>
public static class Feasible
{
    private const int Most = 20;

    /// <summary>Never: whenever the period begins; an extension, which is asked for on special grounds, is not counted on. Each once, with the chain of steps that is too long.</summary>
    public static IReadOnlyList<Infeasible> Never(Definition definition, Func<Step, int> days) =>
        Find(definition, days, l => l.Sure ? l.Most : null);

    /// <summary>Not always: where the period is at its shortest, or where it is counted from a day that a person tells.</summary>
    public static IReadOnlyList<Infeasible> NotAlways(Definition definition, Func<Step, int> days)
    {
        var never = Never(definition, days).Select(i => i.LastDay.Step).ToHashSet();
        return Find(definition, days, l => never.Contains(l.Step) ? null : l.Least);
    }

    private static List<Infeasible> Find(Definition definition, Func<Step, int> days, Func<LastDay, int?> allowed)
    {
        if (!definition.Index.Steps.Any(s => s.Deadline is not null)) return [];
        var steps = new StepNetwork(definition, days);
        foreach (var last in definition.Index.Steps.Select(steps.LastDays.Of).OfType<LastDay>())
            if (allowed(last) is { } most) steps.Network.Add(new(last.From, StepNetwork.Met(last.Step), most, Bound: last));
        List<Infeasible> found = [];
        while (found.Count < Most && steps.Network.Conflict() is { } conflict)
        {
            var bounds = conflict.Where(c => c.Bound is not null).ToList();
            // What the steps take alone, without a last day, goes round in no circle.
            if (bounds.Count == 0) break;
            found.Add(Told(conflict, bounds));
            steps.Network.Remove(bounds[0]);
        }

        return found;
    }

    private static Infeasible Told(IReadOnlyList<TemporalNetwork.Constraint> conflict, List<TemporalNetwork.Constraint> bounds)
    {
        // The cycle is a ring, and its beginning any: told from the day that the last day is counted from.
        var from = conflict.Index().First(c => c.Item == bounds[0]).Index + 1;
        var chain = conflict.Skip(from).Concat(conflict.Take(from)).Where(c => c is { Bound: null, Days: > 0, Takes: not null }).Select(c => (c.Takes!, c.Days)).ToList();
        return new(bounds[0].Bound!, chain, conflict.Where(c => c.Bound is null).Sum(c => c.Days), bounds.Sum(b => b.Days));
    }
}
