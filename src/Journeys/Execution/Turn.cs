using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>One decision under way: the journey as it becomes, event by event.</summary>
internal sealed class Turn(Definition definition, Journey journey, Evaluate evaluate, DateTimeOffset now, Conditions? known = null)
{
    private readonly List<IJourneyEvent> _events = [];
    private readonly Conditions _conditions = known ?? new();
    private Scope? _plain;
    private Reads _reads;

    public Definition Definition => definition;
    public Journey Journey { get; private set; } = journey;
    public IReadOnlyList<IJourneyEvent> Events => _events;
    public DateTimeOffset Now => now;
    public DateOnly Today { get; } = SwedishTime.DateOf(now);

    public void Emit(IJourneyEvent @event)
    {
        _events.Add(@event);
        Journey = Journey.Evolve(Journey, @event, now);
    }

    public void Incident(string instance, string reason)
    {
        if (!Journey.Incidents.Contains($"{instance}: {reason}"))
            Emit(new IncidentRaised(instance, reason));
    }

    /// <summary>The next bookmark of a stem: numbers never repeat.</summary>
    public string NextBookmark(string stem) => BookmarkId.Of(stem, Journey.Numbers.Find(stem) + 1);

    /// <summary>What an expression comes to now. One that reads nothing but the journey is evaluated again only when what it read has changed.</summary>
    public Evaluation Evaluate(Expression expression, Instance? instance = null, JsonElement? data = null, JsonElement? item = null, SortedMap<FactValue?>? pending = null, Spot? at = null)
    {
        at ??= instance?.Step is { Parent: not null } step ? new Spot(step, "") : null;
        if (data is not null || item is not null || pending is { Count: > 0 } || at is not null)
        {
            _reads = Reads.All;
            return evaluate(expression, ScopeOf(instance, data, item, pending, at));
        }

        var condition = Known.Of(expression, instance);
        if (!condition.IsFresh)
        {
            var outer = Watch();
            condition.Evaluation = evaluate(expression, ScopeOf(instance, null, null, null, null));
            Keep(condition, outer);
        }

        _reads |= condition.Reads;
        return condition.Evaluation!;
    }

    /// <summary>What was found out before, as far as it still holds.</summary>
    public Conditions Known
    {
        get
        {
            _conditions.See(definition, Journey, Today);
            return _conditions;
        }
    }

    /// <summary>Begins to note what is read. Gives what was noted, for <see cref="Keep"/>.</summary>
    public Reads Watch()
    {
        var outer = _reads;
        _reads = default;
        return outer;
    }

    public void Note(Reads reads) => _reads |= reads;

    /// <summary>Remembers what was read since <see cref="Watch"/>, unless it led to something.</summary>
    public void Keep(Watched watched, Reads outer, bool done = true)
    {
        watched.Keep(_reads, done);
        _reads |= outer;
    }

    /// <summary>Every instance of a step that can be known now; null while a list it runs over is not known.</summary>
    public Instance[]? InstancesOf(Step step) => Known.InstancesOf(step, Journey);

    public FactValue? Fact(string path)
    {
        Note(Reads.OfName(path));
        return Journey.Fact(path);
    }

    private ImmutableList<string>? Members(string list)
    {
        Note(Reads.OfName(list));
        return Journey.Lists.Find(list)?.Members;
    }

    /// <summary>A step as expressions see it.</summary>
    public StepView View(string id)
    {
        if (definition.Index.Step(id) is { } step)
            Note(Reads.OfActivity(step.Id));
        return Known.View(definition, Journey, id);
    }

    // What is read is read of the journey as it is then.
    private Scope ScopeOf(Instance? instance, JsonElement? data, JsonElement? item, SortedMap<FactValue?>? pending, Spot? at)
    {
        _plain ??= new()
        {
            Definition = definition,
            Fact = Fact,
            Members = Members,
            Step = View,
            Variable = name => Variable(name, null),
        };
        var scope = instance is null && data is null && item is null
            ? _plain
            : _plain with { Subject = instance?.Subject, SubjectList = instance?.List, Part = instance?.Part, Data = data, Item = item };
        if (pending is { Count: > 0 })
            scope = With(scope, pending);
        return at is { } place ? With(scope, place) : scope;
    }

    private Scope With(Scope scope, SortedMap<FactValue?> pending) =>
        scope with { Fact = path => pending.TryGetValue(path, out var value) ? value : Journey.Fact(path) };

    private Scope With(Scope scope, Spot at) => scope with { Variable = name => Variable(name, at) };

    /// <summary>The item of the loop around, or what was assigned; null where neither is.</summary>
    private FactValue? Variable(string name, Spot? at)
    {
        if (name is LoopVariables.Value or LoopVariables.Index && at?.ItemIn(definition, Journey) is { } current)
            return name == LoopVariables.Value ? current.Value : FactValue.Of(current.Index);
        Note(Reads.OfName(name));
        return Journey.Variables.TryGetValue(name, out var value) ? value : null;
    }

    /// <summary>A condition: absent is true; unknown, undefined and faulty are null.</summary>
    public bool? Holds(Expression? condition, Instance? instance, Spot? at = null)
    {
        if (condition is null)
            return true;
        switch (Evaluate(condition, instance, at: at))
        {
            case Evaluation.Known { Value.ValueKind: JsonValueKind.True }:
                return true;
            case Evaluation.Known { Value.ValueKind: JsonValueKind.False }:
                return false;
            case Evaluation.Fault fault:
                Incident(instance?.Key ?? at?.Key ?? "journey", fault.Message);
                return null;
            default:
                return null;
        }
    }

    /// <summary>A condition, with the facts for whose lack it is unknown.</summary>
    public (bool? Value, IReadOnlyCollection<string> Lacking) Test(Expression? condition, Instance? instance, Spot? at = null) =>
        Holds(condition, instance, at) is { } value ? (value, [])
        : Evaluate(condition!, instance, at: at) is Evaluation.Unknown unknown ? (null, _conditions.Lacking.Of(unknown.Facts))
        : (null, []);
}
