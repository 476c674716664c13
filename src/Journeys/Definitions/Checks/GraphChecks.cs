using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>Checks the flowchart as a whole, and tells where it starts.</summary>
internal static class GraphChecks
{
    public static string? Check(Draft draft, Place root)
    {
        PortChecks.Check(draft);
        OfferCheck.Check(draft);
        if (StartCheck.Find(draft, root) is not { } start) return null;
        var graph = new Graph(draft);
        RefuseUnreachable(draft, graph, start);
        RefuseBackward(draft, graph, graph.Number(start.Id));
        InputCheck.Check(draft, graph);
        return start.Id;
    }

    private static void RefuseUnreachable(Draft draft, Graph graph, Node start)
    {
        var reachable = graph.ReachableFrom(graph.Number(start.Id));
        foreach (var node in draft.Nodes.Where(n => !reachable[graph.Number(n.Id)]))
            node.Place.Fault($"no path leads here from the start ({start.Id}).", "Connect an activity to it, or remove it.");
    }

    private static void RefuseBackward(Draft draft, Graph graph, int start)
    {
        var (back, left) = graph.Walk(start);
        var dominators = new Dominators(graph, start, left);
        foreach (var (connection, place) in draft.Links)
        {
            var (from, to) = (graph.Number(connection.Source), graph.Number(connection.Target));
            if (back.Contains((from, to)) && !dominators.Dominates(to, from))
                place.Fault($"the connection leads back to {connection.Target}, and a journey can come to {connection.Source} without passing {connection.Target}.",
                    $"Lead it back to an activity that every path to {connection.Source} passes.");
        }
    }
}
