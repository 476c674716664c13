using System.Runtime.CompilerServices;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>
/// What conditions came to within one decision, or several of one journey. They are asked for again in every round, and most
/// of what they read has not changed: one is evaluated again only where something that it read may have. What a journey's parts
/// come to is known by the parts themselves, which are immutable.
/// </summary>
internal sealed class Conditions
{
    private readonly Dictionary<Key, Condition> _conditions = [];
    private readonly Dictionary<Step, IReadOnlyList<Instance>?> _instances = [];
    private readonly Dictionary<string, StepView> _views = new(StringComparer.Ordinal);
    private readonly Settled[] _settled = new Settled[Enum.GetValues<Stage>().Length];
    private readonly Changes _changes = new();
    private Journey? _seen;

    /// <summary>False only to test that remembering changes no decision.</summary>
    public bool Remembers { get; init; } = true;

    /// <summary>For each fact that a derivation left unknown: the facts that it lacked.</summary>
    public Dictionary<string, IReadOnlyCollection<string>> Lacking { get; } = new(StringComparer.Ordinal);

    /// <summary>An expression and an instance by themselves: a definition's expressions, and a list's instances, are the same objects at every turn.</summary>
    private readonly record struct Key(Expression Expression, Instance? Instance)
    {
        public bool Equals(Key other) => ReferenceEquals(Expression, other.Expression) && ReferenceEquals(Instance, other.Instance);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(Expression) ^ (RuntimeHelpers.GetHashCode(Instance) * 31);
    }

    private struct Settled
    {
        public DateOnly Today;
        public object?[]? Parts;
    }

    /// <summary>What is known of an expression for the journey as it is now.</summary>
    public Condition Of(Journey journey, Expression expression, Instance? instance)
    {
        See(journey);
        var key = new Key(expression, instance);
        return _conditions.TryGetValue(key, out var known) ? known : _conditions[key] = new();
    }

    /// <summary>A step as expressions see it now.</summary>
    public StepView View(Definition definition, Journey journey, string stepId)
    {
        See(journey);
        return _views.TryGetValue(stepId, out var view) ? view : _views[stepId] = StepViews.Of(definition, journey, stepId);
    }

    /// <summary>As <see cref="Instance.Of"/>, found sooner.</summary>
    public IReadOnlyList<Instance>? InstancesOf(Step step, Journey journey)
    {
        See(journey);
        return _instances.TryGetValue(step, out var known) ? known : _instances[step] = Instance.Of(step, journey);
    }

    /// <summary>
    /// Whether a stage has looked at these very parts on this day: then it has nothing to say, since all that it says changes
    /// one of them. They are kept for the next time.
    /// </summary>
    public bool IsSettled(Stage stage, DateOnly today, params ReadOnlySpan<object?> parts)
    {
        ref var settled = ref _settled[(int)stage];
        var same = Remembers && settled.Parts is { } seen && settled.Today == today && Same(seen, parts);
        if (same)
            return true;
        settled.Today = today;
        settled.Parts ??= new object?[parts.Length];
        parts.CopyTo(settled.Parts);
        return false;
    }

    private static bool Same(object?[] seen, ReadOnlySpan<object?> parts)
    {
        for (var i = 0; i < parts.Length; i++)
            if (!ReferenceEquals(seen[i], parts[i]))
                return false;
        return true;
    }

    private void See(Journey journey)
    {
        if (ReferenceEquals(journey, _seen) && Remembers)
            return;
        if (_seen is null || !Remembers)
            _changes.Everything();
        else
            _changes.Between(_seen, journey);
        _seen = journey;
        if (_changes.OfLists)
        {
            _instances.Clear();
            _conditions.Clear();
            _views.Clear();
            return;
        }

        if (_changes.Steps != 0)
            _views.Clear();
        if (_changes.Names != 0 || _changes.Steps != 0)
            foreach (var condition in _conditions.Values)
                condition.Forget(_changes);
    }
}

/// <summary>The stages of a round that say nothing while what they look at is as it was.</summary>
internal enum Stage
{
    Derivation,
    Membership,
    Deadlines,
    Completions,
    Demands,
}
