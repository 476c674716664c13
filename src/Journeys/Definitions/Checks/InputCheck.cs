using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>An input of the start is gone once the journey has waited, so it may be read only before the first wait.</summary>
internal static class InputCheck
{
    public static void Check(Draft draft, Graph graph)
    {
        if (draft.InputReads.Count == 0) return;
        var afterWait = AfterWait(draft, graph);
        foreach (var (activity, place) in draft.InputReads)
        {
            if (draft.Nodes.Find(n => n.Id == activity)?.Activity is not { } reader) continue;
            if (reader is Step || afterWait[graph.Number(activity)])
                place.Fault("an input is read after the journey has waited, and it is gone by then.",
                    "Keep it in a variable or a fact before the first step that waits.");
        }
    }

    private static bool[] AfterWait(Draft draft, Graph graph)
    {
        var after = new bool[draft.Nodes.Count];
        foreach (var node in draft.Nodes.Where(n => n.Activity is (Step and not Notify and not RegisterFact { Starts: true }) or ChildWorkflow { Waits: true }))
        {
            var reached = graph.ReachableFrom(graph.Number(node.Id));
            for (var i = 0; i < after.Length; i++) after[i] |= reached[i];
        }
        return after;
    }
}
