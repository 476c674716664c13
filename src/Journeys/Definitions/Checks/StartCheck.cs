using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>Finds where a journey starts, as Elsa does, but refuses several candidates where Elsa takes the first.</summary>
internal static class StartCheck
{
    /// <summary>A register fact that starts, <c>Elsa.Start</c> or <c>canStartWorkflow</c>; else the one without an inbound connection; else the first.</summary>
    public static Node? Find(Graph graph, Place place)
    {
        if (graph.Nodes.Count == 0) return null;
        var said = graph.Nodes.Where(n => n.CanStart || n.Activity is StartActivity or RegisterFact { Starts: true }).ToList();
        if (said.Count == 0)
        {
            var entered = graph.Links.Select(l => l.Connection.Target).ToHashSet();
            said = [.. graph.Nodes.Where(n => !entered.Contains(n.Id))];
        }
        if (said.Count > 1) Refuse(said, place);
        return said.Count > 1 ? null : said.FirstOrDefault() ?? graph.Nodes[0];
    }

    private static void Refuse(List<Node> said, Place place) => place["activities"].Fault(
        $"it could start at {string.Join(", ", said.Take(10).Select(n => n.Id))}.",
        "Let one register fact start it (starts and canStartWorkflow), or one Elsa.Start, and connect the others.");
}
