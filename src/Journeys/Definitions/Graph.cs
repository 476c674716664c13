namespace Journeys.Definitions;

/// <summary>One flowchart as a graph: which activities dominate which, and what leads to what.</summary>
public sealed class Graph
{
    private readonly ILookup<string, string> _next;
    private readonly Dictionary<string, HashSet<string>> _dominators = [];

    public Graph(IReadOnlyCollection<Connection> connections, string start)
    {
        _next = connections.ToLookup(c => c.Source, c => c.Target);
        var previous = connections.ToLookup(c => c.Target, c => c.Source);
        var reachable = From(start);
        foreach (var id in reachable)
            _dominators[id] = id == start ? [id] : [.. reachable];
        var changed = true;
        while (changed)
            changed = reachable.Where(id => id != start).ToList().FindAll(id => Narrow(id, previous[id])).Count > 0;
    }

    /// <summary>Every path from the start to <paramref name="node"/> passes <paramref name="by"/>; a node dominates itself.</summary>
    public bool Dominates(string by, string node) => _dominators.TryGetValue(node, out var set) && set.Contains(by);

    public bool Reachable(string node) => _dominators.ContainsKey(node);

    public bool Leads(string from, string to)
    {
        var seen = new HashSet<string>();
        var left = new Stack<string>([from]);
        while (left.TryPop(out var at))
            foreach (var next in _next[at].Where(n => !Dominates(n, at) && seen.Add(n)))
            {
                if (next == to)
                    return true;
                left.Push(next);
            }

        return false;
    }

    private HashSet<string> From(string start)
    {
        var seen = new HashSet<string> { start };
        var left = new Stack<string>([start]);
        while (left.TryPop(out var at))
            foreach (var next in _next[at].Where(seen.Add))
                left.Push(next);
        return seen;
    }

    private bool Narrow(string id, IEnumerable<string> previous)
    {
        HashSet<string>? common = null;
        foreach (var set in previous.Where(_dominators.ContainsKey).Select(p => _dominators[p]))
            common = common is null ? [.. set] : [.. common.Intersect(set)];
        common = [.. common ?? [], id];
        if (common.SetEquals(_dominators[id]))
            return false;
        _dominators[id] = common;
        return true;
    }
}
