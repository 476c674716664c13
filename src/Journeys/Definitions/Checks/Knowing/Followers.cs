namespace Journeys.Definitions.Checks.Knowing;

/// <summary>What can come only after an activity is left, in every journey that enters it: not by its Missed port, not past a join that waits for any, not by the next turn of a loop.</summary>
internal sealed class Followers(Definition definition)
{
    private readonly Dictionary<string, HashSet<string>> _known = [];

    public IReadOnlySet<string> Of(string activity)
    {
        if (_known.TryGetValue(activity, out var known)) return known;
        var after = new HashSet<string>();
        var left = new Stack<string>(After(activity));
        while (left.TryPop(out var at))
            if (after.Add(at))
                foreach (var next in Within(at).Concat(After(at))) left.Push(next);
        return _known[activity] = after;
    }

    private IEnumerable<string> After(string id)
    {
        var activity = definition.Activities[id];
        var next = definition.Index.Outbound(id).Where(c => c.Port != Ports.Missed && !definition.Index.IsBack(c) && !IsRace(c.Target)).Select(c => c.Target);
        if (activity.Parent is not { } parent) return next;
        return definition.Activities[parent] switch
        {
            SequenceBlock sequence => sequence.Activities.SkipWhile(a => a != id).Skip(1).Take(1).DefaultIfEmpty().SelectMany(a => a is null ? After(parent) : [a]),
            ForkBlock { Any: true } => [],
            _ => next.Concat(After(parent)),
        };
    }

    private IEnumerable<string> Within(string id) => definition.Activities[id] is Block block ? block.Children : [];

    private bool IsRace(string target) =>
        definition.Activities[target] is FlowJoin { Mode: JoinMode.WaitAny } && definition.Index.Inbound(target).Skip(1).Any();
}
