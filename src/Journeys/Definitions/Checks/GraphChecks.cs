using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>Checks each flowchart as a whole, and tells where the one at the root starts.</summary>
internal static class GraphChecks
{
    public static string? Check(Draft draft, Place root)
    {
        PortChecks.Check(draft);
        OfferCheck.Check(draft);
        BlockChecks.Check(draft);
        foreach (var (node, index) in draft.Nodes.Select((n, i) => (n, i)).Where(n => n.n.Activity is FlowchartBlock).ToList())
            if (Check(draft, node.Id, node.Place) is { } begins)
                draft.Nodes[index] = node with { Activity = (FlowchartBlock)node.Activity! with { Start = begins } };
        if (Check(draft, null, root) is not { } start) return null;
        InputCheck.Check(draft);
        return start;
    }

    private static string? Check(Draft draft, string? flowchart, Place place)
    {
        var graph = new Graph(draft, flowchart);
        if (StartCheck.Find(graph, place) is not { } start) return null;
        RefuseUnreachable(graph, start);
        RefuseBackward(graph, graph.Number(start.Id));
        return start.Id;
    }

    private static void RefuseUnreachable(Graph graph, Node start)
    {
        var reachable = graph.ReachableFrom(graph.Number(start.Id));
        foreach (var node in graph.Nodes.Where(n => !reachable[graph.Number(n.Id)]))
            node.Place.Fault($"no path leads here from the start ({start.Id}).", "Connect an activity to it, or remove it.");
    }

    private static void RefuseBackward(Graph graph, int start)
    {
        var (back, left) = graph.Walk(start);
        var dominators = new Dominators(graph, start, left);
        foreach (var (connection, place) in graph.Links)
        {
            var (from, to) = (graph.Number(connection.Source), graph.Number(connection.Target));
            if (back.Contains((from, to)) && !dominators.Dominates(to, from))
                place.Fault($"the connection leads back to {connection.Target}, and a journey can come to {connection.Source} without passing {connection.Target}.",
                    $"Lead it back to an activity that every path to {connection.Source} passes.");
        }
    }
}
