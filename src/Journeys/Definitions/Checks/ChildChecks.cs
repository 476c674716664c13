using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>A journey starts only life events that the folder has, and none starts itself, however long the way.</summary>
internal sealed class ChildChecks
{
    private readonly Dictionary<string, List<(ChildWorkflow Child, Place Place)>> _children = [];

    public void Note(string lifeEvent, Draft draft) =>
        _children[lifeEvent] = [.. draft.Nodes.Where(n => n.Activity is ChildWorkflow).Select(n => ((ChildWorkflow)n.Activity!, n.Place))];

    /// <summary>What other life events start this one with, as they write it.</summary>
    public IReadOnlyList<string> InputsOf(string lifeEvent) =>
        [.. _children.Values.SelectMany(c => c).Where(c => c.Child.Workflow == lifeEvent).Select(c => c.Child.Input?.Text).OfType<string>()];

    public void Check()
    {
        foreach (var (lifeEvent, children) in _children)
            foreach (var (child, place) in children)
                if (!_children.ContainsKey(child.Workflow))
                    place["workflowDefinitionId"].Fault($"the folder has no life event '{child.Workflow}'.", Nearest.Remedy(child.Workflow, _children.Keys));
                else if (Leads(child.Workflow, lifeEvent))
                    place["workflowDefinitionId"].Fault($"'{child.Workflow}' would start '{lifeEvent}' again, without end.", "Break the circle.");
    }

    private bool Leads(string from, string to)
    {
        var seen = new HashSet<string>();
        var left = new Stack<string>([from]);
        while (left.TryPop(out var at))
            if (seen.Add(at))
                foreach (var (child, _) in _children.GetValueOrDefault(at, []))
                    left.Push(child.Workflow);
        return seen.Contains(to);
    }
}
