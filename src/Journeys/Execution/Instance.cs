using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>A step for one subject and part: <c>B10.survivor-1.omst</c>. <paramref name="List"/> is the list that the subject is read from.</summary>
public sealed record Instance(Step Step, string? List = null, string? Subject = null, string? Part = null)
{
    public string Key { get; } = InstanceKey.Of(Step.StepId, Subject, Part);

    /// <summary>Every instance of a step that can be known now; null while a list it runs over is not known (which is not the same as empty).</summary>
    public static IReadOnlyList<Instance>? Of(Step step, Journey journey)
    {
        if (step.Subjects.Count == 0)
            return [new(step)];
        if (step.Subjects.Any(s => !journey.Lists.ContainsKey(s.List)))
            return null;
        var instances =
            from rule in step.Subjects
            from member in journey.Lists[rule.List].Members
            from part in rule.Parts.Count == 0 ? [null] : rule.Parts.Cast<string?>()
            select new Instance(step, rule.List, member, part);

        // A person may be in several of the step's lists: the first one counts.
        return [.. instances.DistinctBy(i => i.Key)];
    }

    /// <summary>The instance of a key; null where the definition or the journey has none.</summary>
    public static Instance? Find(Definition definition, Journey journey, string key)
    {
        if (!journey.Steps.TryGetValue(key, out var state) || definition.Activities.GetValueOrDefault(state.Activity) is not Step step)
            return null;
        return Of(step, journey)?.FirstOrDefault(i => i.Key == key) ?? new Instance(step, null, state.Subject, state.Part);
    }
}
