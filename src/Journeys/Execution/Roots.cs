using System.Diagnostics.CodeAnalysis;

namespace Journeys.Execution;

/// <summary>For each fact that a derivation left unknown: the facts that lack in the end.</summary>
internal sealed class Roots
{
    private readonly Dictionary<string, IReadOnlyCollection<string>> _roots = new(StringComparer.Ordinal);

    public bool TryFind(string fact, [MaybeNullWhen(false)] out IReadOnlyCollection<string> roots) => _roots.TryGetValue(fact, out roots);

    /// <summary>False where they are known to be these.</summary>
    public bool Set(string fact, IReadOnlyCollection<string> roots)
    {
        if (_roots.TryGetValue(fact, out var before) && before.SequenceEqual(roots))
            return false;
        _roots[fact] = roots;
        return true;
    }

    public void Remove(string fact) => _roots.Remove(fact);

    /// <summary>What lacks in the end, of facts that are not known.</summary>
    public IReadOnlyCollection<string> Of(IReadOnlyCollection<string> facts) =>
        _roots.Count > 0 && facts.Any(_roots.ContainsKey)
            ? [.. facts.SelectMany(f => _roots.TryGetValue(f, out var roots) ? roots : [f]).Distinct()]
            : facts;
}
