using System.Runtime.CompilerServices;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>
/// What was found out within one decision, or several of one journey by one definition. It is asked for again in every round, and
/// most of what it rests on has not changed: each is found out again only where something that it read may have. What a journey's
/// parts come to is known by the parts themselves, which are immutable.
/// </summary>
internal sealed class Conditions
{
    private readonly Dictionary<Key, Condition> _conditions = [];
    private readonly Dictionary<object, Watched> _watched = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Step, Instance[]?> _instances = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, StepView> _views = new(StringComparer.Ordinal);
    private readonly object?[]?[] _settled = new object?[]?[Enum.GetValues<Stage>().Length];
    private readonly Changes _changes = new();
    private readonly Dictionary<Instance, Assessed> _each = new(ReferenceEqualityComparer.Instance);
    private Assessed[]? _assessed;
    private Derived[]? _derived;
    private IReadOnlyList<Instance>[]? _lastDays;
    private IReadOnlyList<Assessed>? _lacking;
    private Journey? _seen;
    private DateOnly _today;

    /// <summary>False only to test that remembering changes no decision.</summary>
    public bool Remembers { get; init; } = true;

    public Roots Lacking { get; } = new();

    /// <summary>An expression and an instance by themselves: a definition's expressions, and a list's instances, are the same objects at every turn.</summary>
    private readonly record struct Key(Expression Expression, Instance? Instance)
    {
        public bool Equals(Key other) => ReferenceEquals(Expression, other.Expression) && ReferenceEquals(Instance, other.Instance);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(Expression) ^ (RuntimeHelpers.GetHashCode(Instance) * 31);
    }

    /// <summary>What is known of an expression for the journey as it is now.</summary>
    public Condition Of(Expression expression, Instance? instance)
    {
        var key = new Key(expression, instance);
        return _conditions.TryGetValue(key, out var known) ? known : _conditions[key] = new();
    }

    /// <summary>What is known of something else: a subject's last day, a step that holds a token.</summary>
    public Watched Of(object what) => _watched.TryGetValue(what, out var known) ? known : _watched[what] = new();

    /// <summary>A step as expressions see it now.</summary>
    public StepView View(Definition definition, Journey journey, string stepId) =>
        _views.TryGetValue(stepId, out var view) ? view : _views[stepId] = StepViews.Of(definition, journey, stepId);

    /// <summary>As <see cref="Instance.Of"/>, found sooner.</summary>
    public Instance[]? InstancesOf(Step step, Journey journey) =>
        _instances.TryGetValue(step, out var known) ? known : _instances[step] = Instance.Of(step, journey)?.ToArray();

    /// <summary>Every step for every subject that can be known now.</summary>
    public Assessed[] Assessed(Definition definition, Journey journey) =>
        _assessed ??= [.. definition.Index.Steps.SelectMany(s => InstancesOf(s, journey) ?? []).Select(Each)];

    private Assessed Each(Instance instance) => _each.TryGetValue(instance, out var known) ? known : _each[instance] = new(instance);

    /// <summary>Each step that is not known to apply, or to be ready, for lack of facts.</summary>
    public IReadOnlyList<Assessed> AllLacking(Assessed[] all) => _lacking ??= Array.FindAll(all, a => a.Lacks.Count > 0);

    /// <summary>Every step that has a last day, subject by subject.</summary>
    public IReadOnlyList<Instance>[] LastDays(Definition definition, Journey journey) =>
        _lastDays ??= [.. definition.Index.Steps.Where(s => s.Deadline is not null).SelectMany(s => Instance.BySubject(s, journey))];

    /// <summary>Every derived fact, of every subject that can be known now.</summary>
    public Derived[] Derived(Definition definition, Journey journey) =>
        _derived ??= [.. definition.Derived.SelectMany(f => Derivation.Targets(journey, f))];

    /// <summary>
    /// Whether a stage has looked at these very parts: then it has nothing to say, since all that it says changes one of them. They
    /// are kept for the next time.
    /// </summary>
    public bool IsSettled(Stage stage, params ReadOnlySpan<object?> parts)
    {
        var settled = _settled[(int)stage] ??= new object?[parts.Length];
        if (Remembers && Same(settled, parts))
            return true;
        parts.CopyTo(settled);
        return false;
    }

    public void Unsettle(Stage stage) => _settled[(int)stage] = null;

    /// <summary>Forgets what rests on what has changed since.</summary>
    public void See(Definition definition, Journey journey, DateOnly today)
    {
        if (ReferenceEquals(journey, _seen) && today == _today && Remembers)
            return;
        if (_seen is null || !Remembers)
            ForgetAll();
        else
            Forget(_changes.Between(_seen, journey) | (today == _today ? default : Reads.OfDay) | OfSubjects(definition, _seen, journey));
        (_seen, _today) = (journey, today);
    }

    private void ForgetAll()
    {
        _instances.Clear();
        _conditions.Clear();
        _watched.Clear();
        _views.Clear();
        _each.Clear();
        ForgetSubjects();
    }

    /// <summary>The steps that are for subjects, where these have changed.</summary>
    private Reads OfSubjects(Definition definition, Journey then, Journey now)
    {
        if (ReferenceEquals(then.Lists, now.Lists))
            return default;
        ForgetSubjects();
        return definition.Index.Subjected;
    }

    private void ForgetSubjects()
    {
        foreach (var instance in _each.Keys.Where(i => i.List is not null || i.Part is not null).ToList())
            _each.Remove(instance);
        _instances.Clear();
        (_assessed, _derived, _lastDays, _lacking) = (null, null, null, null);
    }

    /// <summary>Forgets what rests on this.</summary>
    public void Forget(Reads changed)
    {
        if (changed == default)
            return;
        if (changed.IsOfActivities)
            _views.Clear();
        foreach (var condition in _conditions.Values) condition.Forget(changed);
        foreach (var watched in _watched.Values) watched.Forget(changed);
        foreach (var assessed in _each.Values)
        {
            assessed.Forget(changed);
            if (!assessed.IsFresh) _lacking = null;
        }
    }

    private static bool Same(object?[] seen, ReadOnlySpan<object?> parts)
    {
        for (var i = 0; i < parts.Length; i++)
            if (!ReferenceEquals(seen[i], parts[i]))
                return false;
        return true;
    }
}

/// <summary>The stages of a round that say nothing while what they look at is as it was.</summary>
internal enum Stage
{
    Membership,
    Departures,
}
