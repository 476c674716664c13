namespace Journeys.Definitions.Checks;

/// <summary>Which activity every path from the start to another must pass (Cooper, Harvey and Kennedy, 2001).</summary>
internal sealed class Dominators
{
    private readonly int _start;
    private readonly int[] _order;
    private readonly int[] _nearest;

    public Dominators(Graph graph, int start, List<int> left)
    {
        _start = start;
        _order = [.. Enumerable.Repeat(-1, graph.Out.Count)];
        _nearest = [.. Enumerable.Repeat(-1, graph.Out.Count)];
        for (var i = 0; i < left.Count; i++) _order[left[i]] = i;
        _nearest[start] = start;
        bool changed;
        do
        {
            changed = false;
            foreach (var at in Enumerable.Reverse(left).Where(a => a != start)) changed |= Improve(graph, at);
        }
        while (changed);
    }

    /// <summary>True if every path from the start to <paramref name="other"/> passes <paramref name="at"/>.</summary>
    public bool Dominates(int at, int other)
    {
        while (other != at && other != _start) other = _nearest[other];
        return other == at;
    }

    private bool Improve(Graph graph, int at)
    {
        var best = -1;
        foreach (var before in graph.In[at].Where(b => _nearest[b] >= 0))
            best = best < 0 ? before : Meet(best, before);
        if (_nearest[at] == best) return false;
        _nearest[at] = best;
        return true;
    }

    private int Meet(int a, int b)
    {
        while (a != b)
        {
            while (_order[a] < _order[b]) a = _nearest[a];
            while (_order[b] < _order[a]) b = _nearest[b];
        }
        return a;
    }
}
