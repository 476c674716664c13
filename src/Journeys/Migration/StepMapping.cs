using System.Collections.Immutable;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>Steps and activities of the version that a journey runs on, and what they are by another: the same name, another, several, or none.</summary>
internal sealed class StepMapping
{
    private readonly Definition _from, _to;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _said;
    private readonly ILookup<string, string> _sources;

    private StepMapping(Definition from, Definition to)
    {
        (_from, _to) = (from, to);
        _said = to.Migrates.FirstOrDefault(m => m.From == from.Version)?.Steps ?? new Dictionary<string, IReadOnlyList<string>>();
        _sources = Names(from).SelectMany(source => Of(source).Select(target => (source, target))).ToLookup(p => p.target, p => p.source);
    }

    public static StepMapping Between(Definition from, Definition to) => new(from, to);

    /// <summary>Names that the rule has and the version it is from has not.</summary>
    public IReadOnlyList<string> Unknown => [.. _said.Keys.Except(Names(_from)).Order(StringComparer.Ordinal)];

    /// <summary>What is not as it was: other names, several, none.</summary>
    public SortedMap<ImmutableList<string>> Changes => SortedMap<ImmutableList<string>>.Empty.SetAll(
        from name in Names(_from)
        let now = Of(name)
        where now is not [var only] || only != name
        select KeyValuePair.Create(name, now.ToImmutableList()));

    /// <summary>What a step, or an activity that is no step, is now.</summary>
    public IReadOnlyList<string> Of(string name) =>
        _said.TryGetValue(name, out var said) ? said : Has(_to, name) ? [name] : [];

    /// <summary>What the step of an activity is now.</summary>
    public IReadOnlyList<string> OfActivity(string activity) => _from.Activities.GetValueOrDefault(activity) is Step step ? Of(step.StepId) : Of(activity);

    /// <summary>The steps that one of the new version was made of; none where it is new.</summary>
    public IReadOnlyList<string> SourcesOf(string name) => [.. _sources[name]];

    /// <summary>What an instance, a step over all its subjects, or a token's place is now.</summary>
    public IReadOnlyList<string> OfKey(Journey journey, string key)
    {
        if (journey.Steps.TryGetValue(key, out var state) && _from.Activities.GetValueOrDefault(state.Activity) is Step step)
            return [.. Of(step.StepId).Select(s => InstanceKey.Of(s, state.Subject, state.Part))];
        if (_from.Index.Step(key) is not null)
            return Of(key);
        var parts = key.Split('@');
        return [.. Of(parts[0]).Select(activity => activity + string.Concat(parts.Skip(1).Select(Item)))];
    }

    /// <summary>Every instance and step that has another name now, with the first that it has.</summary>
    public SortedMap<string> Renamed(Journey journey) => SortedMap<string>.Empty.SetAll(
        from key in journey.Steps.Keys.Concat(Names(_from)).Concat(journey.Visits.Keys.Where(k => _from.Activities.GetValueOrDefault(Spot.IdOf(k)) is not (null or Step))).Distinct()
        let now = OfKey(journey, key)
        where now.Count > 0 && now[0] != key
        select KeyValuePair.Create(key, now[0]));

    // A parallel loop's item: the loop's id and a number.
    private string Item(string item) =>
        BookmarkId.Split(item) is var (loop, number) ? $"@{BookmarkId.Of(Of(loop) is [var now, ..] ? now : loop, number)}" : "";

    private static bool Has(Definition definition, string name) =>
        definition.Index.Step(name) is not null || definition.Activities.GetValueOrDefault(name) is not (null or Step);

    private static IEnumerable<string> Names(Definition definition) =>
        definition.Activities.Values.Select(a => a is Step step ? step.StepId : a.Id);
}
