using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>What may stand in a block, and what may not.</summary>
internal sealed class BlockChecks
{
    private readonly Dictionary<string, Node> _nodes;

    private BlockChecks(Draft draft) => _nodes = draft.Nodes.ToDictionary(n => n.Id);

    public static void Check(Draft draft)
    {
        var checks = new BlockChecks(draft);
        foreach (var node in draft.Nodes) checks.Check(node);
    }

    private void Check(Node node)
    {
        var around = Around(node).ToList();
        if (node is { CanStart: true, Activity: EventActivity or StartAtActivity or DelayActivity })
            node.Place["customProperties"]["canStartWorkflow"].Fault($"{node.Id} cannot start a journey.", "A register's fact starts it (Journeys.RegisterFact with starts), or another journey; write false.");
        if (node.Activity is BreakActivity && !around.Exists(b => b.Activity is null or LoopBlock))
            node.Place["type"].Fault("there is no loop around it to break.", "Use Elsa.End to end the flowchart.");
        if (node.Activity is Block { Variables.Count: > 0 } && around.Find(b => b.Activity is ParallelForEachBlock) is { } shared)
            node.Place["variables"].Fault($"all items of {shared.Id} would share them.", "Use facts, or CurrentValue; or Elsa.ForEach.");
        if (node.Activity is Step step && around.Count > 0) CheckStep(node, step, around);
    }

    private static void CheckStep(Node node, Step step, List<Node> around)
    {
        if (step is RegisterFact { Starts: true })
            node.Place["starts"].Fault("a journey starts at its root.", "Move the activity to the flowchart at the root.");
        if (step.Offered != Offer.No)
            node.Place["offered"].Fault($"nobody has to take up an offer, so {around[0].Id} might never be done.", "Move the step to the flowchart at the root.");
        if (around.Find(b => b.Activity is ParallelForEachBlock) is { } parallel)
            node.Place["type"].Fault($"a step runs once for each of its subjects, and not for the items of {parallel.Id}.", "Move it out of there, and name the list under subjects.");
    }

    private IEnumerable<Node> Around(Node node)
    {
        for (var at = node.Parent; at is not null && _nodes.TryGetValue(at, out var block); at = block.Parent) yield return block;
    }
}
