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

    public Definition Definition => definition;
    public Journey Journey { get; private set; } = journey;
    public IReadOnlyList<IJourneyEvent> Events => _events;
    public DateTimeOffset Now => now;
    public DateOnly Today => SwedishTime.DateOf(now);

    /// <summary>For each fact that a derivation left unknown in this turn: the facts that it lacked.</summary>
    public Dictionary<string, IReadOnlyCollection<string>> Lacking { get; } = [];

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

    public Evaluation Evaluate(Expression expression, Instance? instance = null, JsonElement? data = null, JsonElement? item = null, SortedMap<FactValue?>? pending = null, Spot? at = null)
    {
        at ??= instance?.Step is { Parent: not null } step ? new Spot(step, "") : null;
        if (data is not null || item is not null || pending is { Count: > 0 } || at is not null)
            return evaluate(expression, ScopeOf(instance, data, item, pending, at));
        var seen = _conditions.Of(Journey, expression.ReadsSteps);
        var key = new Conditions.Key(expression, instance?.Subject, instance?.List, instance?.Part);
        return seen.TryGetValue(key, out var known) ? known : seen[key] = evaluate(expression, ScopeOf(instance, null, null, null, null));
    }

    // What is read is read of the journey as it is then.
    private Scope ScopeOf(Instance? instance, JsonElement? data, JsonElement? item, SortedMap<FactValue?>? pending, Spot? at)
    {
        _plain ??= new()
        {
            Definition = definition,
            Fact = path => Journey.Fact(path),
            Members = list => Journey.Lists.Find(list)?.Members,
            Step = id => _conditions.View(definition, Journey, id),
            Variable = name => Variable(name, null),
        };
        var scope = instance is null && data is null && item is null
            ? _plain
            : _plain with { Subject = instance?.Subject, SubjectList = instance?.List, Part = instance?.Part, Data = data, Item = item };
        if (pending is { Count: > 0 })
            scope = scope with { Fact = path => pending.TryGetValue(path, out var value) ? value : Journey.Fact(path) };
        return at is null ? scope : scope with { Variable = name => Variable(name, at) };
    }

    /// <summary>The item of the loop around, or what was assigned; null where neither is.</summary>
    private FactValue? Variable(string name, Spot? at)
    {
        if (name is LoopVariables.Value or LoopVariables.Index && at?.ItemIn(definition, Journey) is { } current)
            return name == LoopVariables.Value ? current.Value : FactValue.Of(current.Index);
        return Journey.Variables.TryGetValue(name, out var value) ? value : null;
    }

    /// <summary>A condition: absent is true; unknown, undefined and faulty are null, with the facts it lacked.</summary>
    public (bool? Value, IReadOnlyCollection<string> Lacking) Test(Expression? condition, Instance? instance, Spot? at = null)
    {
        if (condition is null)
            return (true, []);
        switch (Evaluate(condition, instance, at: at))
        {
            case Evaluation.Known { Value.ValueKind: JsonValueKind.True }:
                return (true, []);
            case Evaluation.Known { Value.ValueKind: JsonValueKind.False }:
                return (false, []);
            case Evaluation.Unknown unknown:
                return (null, [.. unknown.Facts.SelectMany(f => Lacking.TryGetValue(f, out var roots) ? roots : [f]).Distinct()]);
            case Evaluation.Fault fault:
                Incident(instance?.Key ?? at?.Key ?? "journey", fault.Message);
                return (null, []);
            default:
                return (null, []);
        }
    }
}
