using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Soundness;

/// <summary>
/// Which decisions go together: two with the same condition go the same way, as long as nothing between them writes what
/// the condition reads.
/// </summary>
internal sealed class Conditions
{
    private readonly int[] _group;
    private readonly List<HashSet<int>> _changes = [];

    public Conditions(Definition definition, IReadOnlyList<Activity> activities)
    {
        var texts = activities.Select(TextOf).ToList();
        var shared = texts.OfType<string>().CountBy(t => t).Where(t => t.Value > 1).Select(t => t.Key).ToList();
        _group = [.. texts.Select(t => t is null ? -1 : shared.IndexOf(t))];
        Count = shared.Count;
        foreach (var activity in activities)
        {
            var writes = Written(definition, activity);
            _changes.Add([.. shared.Index().Where(s => Reads(definition, s.Item).Overlaps(writes)).Select(s => s.Index)]);
        }
    }

    /// <summary>How many conditions are shared.</summary>
    public int Count { get; }

    /// <summary>The shared condition of an activity; -1 where it has none.</summary>
    public int Of(int activity) => _group[activity];

    /// <summary>The shared conditions that may be different once the activity has been left.</summary>
    public IReadOnlySet<int> ChangedBy(int activity) => _changes[activity];

    private static string? TextOf(Activity activity) => activity switch
    {
        FlowDecision decision => decision.Condition.Text.Trim(),
        FlowSwitch choice => $"{choice.Mode} {string.Join('\n', choice.Cases.Select(c => $"{c.Label}: {c.Condition.Text.Trim()}"))}",
        _ => null,
    };

    private static HashSet<string> Written(Definition definition, Activity activity) => activity switch
    {
        SetVariable set => [set.Variable],
        ChildWorkflow child => [.. child.Facts.Keys],
        Step step => [
            step.StepId, .. step.Facts.Keys, .. step.Outcomes.Values.SelectMany(o => o.Facts.Keys),
            .. step.Lists.SelectMany(l => l.Facts.Keys.Select(f => $"{l.List}.{f}").Append(l.List))],
        _ => [],
    };

    /// <summary>Names that an expression may read, also through derived facts. More than it reads costs a distinction, never a fault overlooked.</summary>
    private static HashSet<string> Reads(Definition definition, string text)
    {
        var reads = new HashSet<string>();
        var left = new Stack<string>([text]);
        while (left.TryPop(out var script))
            foreach (var chain in ScriptNames.In(script).Chains)
                foreach (var name in NamesOf(chain).Where(reads.Add))
                    foreach (var derived in definition.Derived.Where(d => d.Path == name || d.Name == name))
                        left.Push(derived.Expression.Text);
        return reads;
    }

    private static IEnumerable<string> NamesOf(IReadOnlyList<string> chain) =>
        Enumerable.Range(1, chain.Count).Select(n => string.Join('.', chain.Take(n))).Concat(chain);
}
