using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>One flowchart by number of activity, with the orders that the checks need.</summary>
internal sealed class Graph
{
    private readonly Dictionary<string, int> _numbers;

    /// <remarks>Of the block that is the flowchart, or of the one at the root where it is null.</remarks>
    public Graph(Draft draft, string? flowchart)
    {
        Nodes = [.. draft.Nodes.Where(n => n.Parent == flowchart)];
        _numbers = Nodes.Select((n, i) => (n.Id, i)).ToDictionary(n => n.Id, n => n.i);
        Out = [.. Nodes.Select(_ => new List<int>())];
        In = [.. Nodes.Select(_ => new List<int>())];
        Links = [.. draft.Links.Where(l => _numbers.ContainsKey(l.Connection.Source))];
        foreach (var link in Links)
        {
            Out[Number(link.Connection.Source)].Add(Number(link.Connection.Target));
            In[Number(link.Connection.Target)].Add(Number(link.Connection.Source));
        }
    }

    public IReadOnlyList<Node> Nodes { get; }

    public IReadOnlyList<Link> Links { get; }

    public IReadOnlyList<List<int>> Out { get; }

    public IReadOnlyList<List<int>> In { get; }

    public int Number(string id) => _numbers[id];

    public bool[] ReachableFrom(int start)
    {
        var seen = new bool[Out.Count];
        var left = new Stack<int>([start]);
        while (left.TryPop(out var at))
        {
            if (seen[at]) continue;
            seen[at] = true;
            foreach (var next in Out[at]) left.Push(next);
        }
        return seen;
    }

    /// <summary>Walks depth first: the connections that lead back to an activity on the way there, and the activities in the order they were left.</summary>
    public (HashSet<(int From, int To)> Back, List<int> Left) Walk(int start)
    {
        var (back, left) = (new HashSet<(int, int)>(), new List<int>());
        var (state, next) = (new byte[Out.Count], new int[Out.Count]);
        var way = new Stack<int>([start]);
        state[start] = 1;
        while (way.TryPeek(out var at))
        {
            if (next[at] == Out[at].Count)
            {
                state[way.Pop()] = 2;
                left.Add(at);
                continue;
            }
            var to = Out[at][next[at]++];
            if (state[to] == 1) back.Add((at, to));
            if (state[to] != 0) continue;
            state[to] = 1;
            way.Push(to);
        }
        return (back, left);
    }
}
