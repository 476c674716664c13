using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Knowing;

/// <summary>Which facts and lists the names in an expression read: <c>death.date</c>, <c>children</c>, <c>children.under18</c>.</summary>
internal sealed class FactPaths(Draft draft)
{
    /// <summary>Each with how many names of the chain it takes; none where the chain reads something else.</summary>
    public IReadOnlyList<(string Path, int Names)> Of(IReadOnlyList<string> chain, IReadOnlyList<string> subjectLists)
    {
        if (chain is ["subject", var own, ..])
            return [.. subjectLists.Where(l => draft.MemberFacts(l).Contains(own)).Select(l => ($"{l}.{own}", 2))];
        if (draft.Lists.ContainsKey(chain[0]))
            return chain.Count > 1 && draft.MemberFacts(chain[0]).Contains(chain[1]) ? [(chain[0], 1), ($"{chain[0]}.{chain[1]}", 2)] : [(chain[0], 1)];
        for (var n = chain.Count; n > 0; n--)
            if (string.Join('.', chain.Take(n)) is var name && (draft.Facts.ContainsKey(name) || draft.IsDerived(name))) return [(name, n)];
        return [];
    }

    /// <summary>The declared type of a fact; null for a list, and for what is derived.</summary>
    public FactType? TypeOf(string path)
    {
        if (draft.Facts.TryGetValue(path, out var type)) return type;
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && draft.Lists.TryGetValue(path[..dot], out var members) ? members.GetValueOrDefault(path[(dot + 1)..]) : null;
    }

    public DerivedFact? Derived(string path) => draft.Derived.Select(d => d.Fact).FirstOrDefault(d => d.Path == path);
}
