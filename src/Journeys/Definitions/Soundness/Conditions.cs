using Journeys.Definitions.Checks;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Soundness;

/// <summary>
/// Which choices go together: two with the same condition go the same way, a step with that condition does apply where it
/// is true, and steps for the members of one list find it empty together; all as long as nothing between them writes what
/// is read. What can change while nothing moves is never shared.
/// </summary>
internal sealed class Conditions
{
    private const sbyte True = 1, False = 2;

    private readonly int[] _decides;
    private readonly int[] _applies;
    private readonly int[] _lists;
    private readonly List<HashSet<int>> _changes = [];

    public Conditions(Definition definition, IReadOnlyList<Activity> activities)
    {
        var (decides, applies, lists) = (activities.Select(TextOf).ToList(), activities.Select(AppliesOf).ToList(), activities.Select(ListOf).ToList());
        var restless = Restless(definition);
        var shared = decides.Concat(applies).Concat(lists).OfType<string>().CountBy(t => t).Where(t => t.Value > 1).Select(t => t.Key)
            .Where(t => !Reads(definition, t).Overlaps(restless)).ToList();
        (_decides, _applies, _lists) = (Numbered(decides), Numbered(applies), Numbered(lists));
        Count = shared.Count;
        foreach (var activity in activities)
        {
            var writes = FlowNet.Below(definition, activity).SelectMany(Written).ToHashSet();
            _changes.Add([.. shared.Index().Where(s => Reads(definition, s.Item).Overlaps(writes)).Select(s => s.Index)]);
        }

        int[] Numbered(List<string?> texts) => [.. texts.Select(t => t is null ? -1 : shared.IndexOf(t))];
    }

    /// <summary>How many conditions are shared.</summary>
    public int Count { get; }

    /// <summary>Whether an exit can be taken, by what is known of the conditions that are shared.</summary>
    public bool Allow(int activity, Exit exit, int index, ReadOnlySpan<sbyte> known)
    {
        if (_decides[activity] is >= 0 and var decides && known[decides] is not 0 and var way && way != index + 1) return false;
        if (_applies[activity] is >= 0 and var applies && known[applies] == True && exit.Ports is [Ports.NotApplicable, ..]) return false;
        return _lists[activity] < 0 || known[_lists[activity]] == 0 || exit is { IsForNone: false, First: 0 } || known[_lists[activity]] == (exit.IsForNone ? False : True);
    }

    /// <summary>What is known of the shared conditions once an exit was taken.</summary>
    public IEnumerable<(int Condition, sbyte Way)> LearnedBy(int activity, Exit exit, int index)
    {
        if (_decides[activity] >= 0) yield return (_decides[activity], (sbyte)(index + 1));
        if (_applies[activity] >= 0 && exit.Ports is [Ports.NotApplicable, ..]) yield return (_applies[activity], False);
        if (_lists[activity] >= 0 && (exit.IsForNone || exit.First > 0)) yield return (_lists[activity], exit.IsForNone ? False : True);
    }

    /// <summary>The shared conditions that may be different once the activity has been left.</summary>
    public IReadOnlySet<int> ChangedBy(int activity) => _changes[activity];

    private static string? TextOf(Activity activity) => activity switch
    {
        FlowDecision decision => decision.Condition.Text.Trim(),
        FlowSwitch choice => $"{choice.Mode} {string.Join('\n', choice.Cases.Select(c => $"{c.Label}: {c.Condition.Text.Trim()}"))}",
        _ => null,
    };

    private static string? AppliesOf(Activity activity) =>
        activity is Step { Subjects.Count: 0, Offered: Offer.No, Applies: { Kind: ExpressionKind.JavaScript } applies } ? applies.Text.Trim() : null;

    private static string? ListOf(Activity activity) => activity is Step { Subjects: [{ List: not null } only] } ? $"[{only.List}]" : null;

    private static IEnumerable<string> Written(Activity activity) => activity switch
    {
        SetVariable set => [set.Variable],
        EventActivity { Result: { } result } => [result],
        RunTaskActivity work => new[] { work.TaskId, work.Result }.OfType<string>(),
        ForEachBlock each => [LoopVariables.Value, LoopVariables.Index, .. new[] { each.Variable }.OfType<string>()],
        LoopBlock or ParallelForEachBlock => [LoopVariables.Value, LoopVariables.Index],
        ChildWorkflow child => child.Facts.Keys,
        Step step => [
            step.StepId, .. FactsOf(step.Facts.Keys, step), .. step.Outcomes.Values.SelectMany(o => FactsOf(o.Facts.Keys, step)),
            .. step.Lists.SelectMany(l => l.Facts.Keys.Select(f => $"{l.List}.{f}").Append(l.List))],
        _ => [],
    };

    /// <summary>A subject's fact is one of its list too.</summary>
    private static IEnumerable<string> FactsOf(IEnumerable<string> facts, Step step) => facts.SelectMany(f =>
        f.StartsWith("subject.", StringComparison.Ordinal) ? step.SubjectLists.Append(f["subject.".Length..]) : [f]);

    /// <summary>What changes while no token moves: by a register's fact, a news of an answer to come, or a task that is done anew.</summary>
    private static HashSet<string> Restless(Definition definition) =>
    [
        "steps", .. definition.RegisterFacts.SelectMany(r => r.Facts.Keys),
        .. definition.Index.Steps.SelectMany(s => s.Outcomes.Where(o => Enum.TryParse<Law.Outcome>(o.Key, out var outcome) && !Law.Outcomes.IsFinal(outcome)).SelectMany(o => FactsOf(o.Value.Facts.Keys, s))),
        .. definition.Index.Steps.Where(s => s.Revisit || definition.Index.Steps.Any(o => o.Outcomes.Values.Any(r => r.Revisit?.Step == s.StepId))).SelectMany(Written),
    ];

    /// <summary>Names that an expression may read, also through derived facts. More than it reads costs a distinction, never a fault overlooked.</summary>
    private static HashSet<string> Reads(Definition definition, string text)
    {
        var reads = new HashSet<string>();
        var left = new Stack<string>([text]);
        while (left.TryPop(out var script))
            foreach (var chain in ScriptNames.In(script).Chains)
                foreach (var name in NamesOf(chain).Concat(definition.Variables.Keys.Where(v => VariableNames.Getter(v) == chain[0])).Where(reads.Add))
                    foreach (var derived in definition.Derived.Where(d => d.Path == name || d.Name == name))
                        left.Push(derived.Expression.Text);
        return reads;
    }

    private static IEnumerable<string> NamesOf(IReadOnlyList<string> chain) =>
        Enumerable.Range(1, chain.Count).Select(n => string.Join('.', chain.Take(n))).Concat(chain);
}
