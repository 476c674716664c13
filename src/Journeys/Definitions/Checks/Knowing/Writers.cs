using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Knowing;

/// <summary>Who writes each fact and list of a life event.</summary>
internal sealed class Writers
{
    private static readonly HashSet<string> None = [];
    private readonly Dictionary<string, HashSet<string>> _byActivity = [];
    private readonly HashSet<string> _initial = [];
    private readonly HashSet<string> _early = [];

    /// <param name="draft">The life event.</param>
    /// <param name="inputs">What other life events start it with, as they write it.</param>
    public Writers(Draft draft, IReadOnlyList<string> inputs)
    {
        foreach (var (name, type) in draft.Facts)
        {
            if (type.Initial is not null) _initial.Add(name);
            if (inputs.Any(i => i.Contains(name, StringComparison.Ordinal))) _early.Add(name);
        }

        foreach (var (rule, _) in draft.RegisterFacts) _early.UnionWith(rule.Facts.Keys);
        foreach (var activity in draft.Nodes.Select(n => n.Activity))
            foreach (var path in WrittenBy(activity)) Note(activity!, path);
    }

    public bool Any(string path) => _initial.Contains(path) || _early.Contains(path) || _byActivity.ContainsKey(path);

    /// <summary>It has a value from the beginning.</summary>
    public bool IsInitial(string path) => _initial.Contains(path);

    /// <summary>A register may report it at any time, wherever the journey stands; or the journey is started with it.</summary>
    public bool IsEarly(string path) => _early.Contains(path);

    /// <summary>The activities that write it when the journey has come to them.</summary>
    public IReadOnlySet<string> Of(string path) => _byActivity.GetValueOrDefault(path, None);

    private void Note(Activity activity, string path)
    {
        // What a register reports is taken down also before the journey has come to the step that waits for it.
        if (activity is RegisterFact) _early.Add(path);
        else if (_byActivity.TryGetValue(path, out var writers)) writers.Add(activity.Id);
        else _byActivity[path] = [activity.Id];
    }

    private static IEnumerable<string> WrittenBy(Activity? activity) => activity switch
    {
        ChildWorkflow child => child.Facts.Keys,
        Step step => step.Facts.Keys.Concat(step.Outcomes.Values.SelectMany(o => o.Facts.Keys)).SelectMany(f => Paths(step, f))
            .Concat(step.Lists.SelectMany(l => l.Facts.Keys.Select(f => $"{l.List}.{f}").Append(l.List))),
        _ => [],
    };

    private static IEnumerable<string> Paths(Step step, string fact) => fact.StartsWith("subject.", StringComparison.Ordinal)
        ? step.Subjects.Select(s => s.List + fact["subject".Length..]) : [fact];
}
