using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>Orders derived facts so that each comes after those it reads; a circle is a finding.</summary>
internal static class DerivedOrder
{
    public static IReadOnlyList<DerivedFact> Sort(Draft draft)
    {
        var left = draft.Derived.ToDictionary(d => d.Fact.Path, d => Reads(draft, d.Fact));
        List<DerivedFact> sorted = [];
        while (draft.Derived.Select(d => d.Fact).FirstOrDefault(f => IsReady(left, f)) is { } next)
        {
            sorted.Add(next);
            left.Remove(next.Path);
        }
        foreach (var path in Circles(left))
            draft.Derived.First(d => d.Fact.Path == path).Place.Fault(
                $"'{path}' is derived in a circle: it reads {string.Join(", ", left[path].Where(left.ContainsKey))}.", "Derive one of them from facts only.");
        return sorted;
    }

    private static bool IsReady(Dictionary<string, HashSet<string>> left, DerivedFact fact) =>
        left.TryGetValue(fact.Path, out var reads) && !reads.Any(left.ContainsKey);

    private static HashSet<string> Reads(Draft draft, DerivedFact fact)
    {
        var names = ScriptNames.In(fact.Expression.Text).Chains;
        return [.. draft.Derived.Select(d => d.Fact).Where(other => names.Any(n => IsRead(n, other, fact.List))).Select(o => o.Path)];
    }

    private static bool IsRead(IReadOnlyList<string> chain, DerivedFact other, string? list)
    {
        if (other.List is null) return (string.Join('.', chain) + ".").StartsWith(other.Name + ".", StringComparison.Ordinal);
        return chain[0] == other.List || (chain[0] == "subject" && other.List == list && chain.Count > 1 && chain[1] == other.Name);
    }

    /// <summary>Those left that another one left reads: the rest only come after a circle.</summary>
    private static List<string> Circles(Dictionary<string, HashSet<string>> left)
    {
        var circle = left.Keys.ToList();
        while (circle.RemoveAll(path => !circle.Any(other => left[other].Contains(path))) > 0) { }
        return circle;
    }
}
