using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>An offered step may never be taken up, so nothing that unites branches may come after it.</summary>
internal static class OfferCheck
{
    public static void Check(Draft draft)
    {
        var graph = new Graph(draft, null);
        foreach (var offered in graph.Nodes.Where(n => n.Activity is Step { Offered: not Offer.No }))
        {
            var join = graph.Out[graph.Number(offered.Id)].SelectMany(next => Reached(graph, next)).Distinct()
                .Where(i => graph.Nodes[i].Activity is FlowJoin || graph.In[i].Count > 1).Select(i => graph.Nodes[i]).FirstOrDefault();
            if (join is not null && join.Id != offered.Id)
                offered.Place.Fault($"an offered step leads to {join.Id}, which waits for several connections.",
                    "Let its branch end by itself: declare its ports as ends, and let others read its facts.");
        }
    }

    private static IEnumerable<int> Reached(Graph graph, int start)
    {
        var reached = graph.ReachableFrom(start);
        return Enumerable.Range(0, reached.Length).Where(i => reached[i]);
    }
}
