using System.Runtime.CompilerServices;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>A step for one subject and part: <c>B10.survivor-1.omst</c>. <paramref name="List"/> is the list that the subject is read from.</summary>
public sealed record Instance(Step Step, string? List = null, string? Subject = null, string? Part = null)
{
    public string Key { get; } = InstanceKey.Of(Step.StepId, Subject, Part);

    /// <summary>The key of the subject's last day; null where the step has none.</summary>
    public string? LastDay { get; } = Step.Deadline is { } deadline ? DeadlineKey.Of(Step.StepId, Subject, deadline.Name) : null;

    // The same objects for the same lists: they are asked for at every turn.
    private static readonly ConditionalWeakTable<Step, IReadOnlyList<Instance>> Alone = [];
    private static readonly ConditionalWeakTable<IReadOnlyList<Instance>, IReadOnlyList<IReadOnlyList<Instance>>> Subjects = [];
    private static readonly ConditionalWeakTable<SortedMap<ListState>, ConditionalWeakTable<Step, IReadOnlyList<Instance>>> Each = [];

    /// <summary>Every instance of a step that can be known now; null while a list it runs over is not known (which is not the same as empty).</summary>
    public static IReadOnlyList<Instance>? Of(Step step, Journey journey)
    {
        if (step.Subjects.Count == 0)
            return Alone.GetValue(step, s => [new(s)]);
        foreach (var rule in step.Subjects)
            if (rule.List is not null && !journey.Lists.ContainsKey(rule.List))
                return null;
        var lists = journey.Lists;
        return Each.GetValue(lists, _ => []).GetValue(step, s => Over(s, lists));
    }

    /// <summary>A step's instances, subject by subject.</summary>
    public static IReadOnlyList<IReadOnlyList<Instance>> BySubject(Step step, Journey journey) =>
        Of(step, journey) is { } all ? Subjects.GetValue(all, i => [.. i.GroupBy(one => one.Subject).Select(group => group.ToArray())]) : [];

    private static IReadOnlyList<Instance> Over(Step step, SortedMap<ListState> lists)
    {
        var instances =
            from rule in step.Subjects
            from member in rule.List is null ? [null] : lists[rule.List].Members.Cast<string?>()
            from part in rule.Parts.Count == 0 ? [null] : rule.Parts.Cast<string?>()
            select new Instance(step, rule.List, member, part);

        // A person may be in several of the step's lists: the first one counts.
        return [.. instances.DistinctBy(i => i.Key)];
    }

    /// <summary>A step is itself, whatever it holds.</summary>
    public bool Equals(Instance? other) =>
        other is not null && ReferenceEquals(Step, other.Step) && Key == other.Key && List == other.List;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <summary>The instance of a key; null where the definition or the journey has none.</summary>
    public static Instance? Find(Definition definition, Journey journey, string key)
    {
        if (!journey.Steps.TryGetValue(key, out var state) || definition.Activities.GetValueOrDefault(state.Activity) is not Step step)
            return null;
        return Of(step, journey)?.FirstOrDefault(i => i.Key == key) ?? new Instance(step, null, state.Subject, state.Part);
    }
}
