namespace Journeys.Definitions.Feasibility;

/// <summary>
/// A simple temporal network (Dechter, Meiri and Pearl, 1991): points in time, in days, each at least or at most so long after
/// another. It can be kept unless its distance graph has a negative cycle.
/// </summary>
internal sealed class TemporalNetwork
{
    private readonly Dictionary<string, int> _points = [];
    private readonly List<Edge> _edges = [];

    /// <summary>That a point comes so many days after another, or later; or, with a bound, so many days after it or earlier.</summary>
    internal sealed record Constraint(string From, string To, int Days, Step? Takes = null, LastDay? Bound = null);

    private sealed record Edge(int From, int To, int Weight, Constraint Constraint);

    public IEnumerable<Constraint> Constraints => _edges.Select(e => e.Constraint);

    public void Add(Constraint constraint)
    {
        var (from, to) = (Point(constraint.From), Point(constraint.To));
        _edges.Add(constraint.Bound is null ? new(to, from, -constraint.Days, constraint) : new(from, to, constraint.Days, constraint));
    }

    public void Remove(Constraint constraint) => _edges.RemoveAll(e => e.Constraint == constraint);

    /// <summary>Constraints that cannot be kept together, in the order of time; null where all can be kept.</summary>
    public IReadOnlyList<Constraint>? Conflict()
    {
        var (distance, last) = (new long[_points.Count], new Edge?[_points.Count]);
        var moved = -1;
        for (var round = 0; round <= _points.Count; round++)
        {
            moved = -1;
            foreach (var edge in _edges.Where(e => distance[e.From] + e.Weight < distance[e.To]))
                (distance[edge.To], last[edge.To], moved) = (distance[edge.From] + edge.Weight, edge, edge.To);
            if (moved < 0) return null;
        }

        // Once round every point that moves still, one is surely in the cycle.
        for (var i = 0; i < _points.Count; i++) moved = last[moved]!.From;
        List<Constraint> cycle = [];
        for (var at = moved; cycle.Count == 0 || at != moved; at = last[at]!.From) cycle.Add(last[at]!.Constraint);
        return cycle;
    }

    private int Point(string name)
    {
        if (!_points.TryGetValue(name, out var point)) _points[name] = point = _points.Count;
        return point;
    }
}
