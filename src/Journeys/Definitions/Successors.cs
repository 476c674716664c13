namespace Journeys.Definitions;

/// <summary>What may come next after an activity: by its connections, or by the block that it runs in.</summary>
public sealed class Successors(IReadOnlyDictionary<string, Activity> activities, IEnumerable<Connection> connections)
{
    private readonly ILookup<string, string> _targets = connections.ToLookup(c => c.Source, c => c.Target);

    /// <summary>A block leads to what it begins with too.</summary>
    public IEnumerable<string> Of(string id)
    {
        if (!activities.TryGetValue(id, out var activity)) return [];
        return activity is Block block ? Begins(block).Concat(After(activity)) : After(activity);
    }

    /// <summary>Everything that an activity leads to, however far.</summary>
    public HashSet<string> AllOf(string id)
    {
        var seen = new HashSet<string>();
        var left = new Stack<string>([id]);
        while (left.TryPop(out var at))
            foreach (var next in Of(at).Where(seen.Add)) left.Push(next);
        return seen;
    }

    private IEnumerable<string> After(Activity activity)
    {
        var next = _targets[activity.Id];
        if (activity.Parent is null || !activities.TryGetValue(activity.Parent, out var parent)) return next;
        return parent switch
        {
            SequenceBlock sequence when Following(sequence, activity.Id) is { } following => [following],
            LoopBlock => After(parent).Prepend(parent.Id),
            _ => next.Concat(After(parent)),
        };
    }

    private static string? Following(SequenceBlock sequence, string id) => sequence.Activities.SkipWhile(a => a != id).Skip(1).FirstOrDefault();

    private static IEnumerable<string> Begins(Block block) => block switch
    {
        FlowchartBlock flowchart => [flowchart.Start],
        SequenceBlock sequence => sequence.Activities.Take(1),
        _ => block.Children,
    };
}
