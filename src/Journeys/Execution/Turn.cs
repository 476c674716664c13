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
    private ulong _names;
    private ulong _steps;

    public Definition Definition => definition;
    public Journey Journey { get; private set; } = journey;
    public IReadOnlyList<IJourneyEvent> Events => _events;
    public DateTimeOffset Now => now;
    public DateOnly Today { get; } = SwedishTime.DateOf(now);

    /// <summary>For each fact that a derivation left unknown: the facts that it lacked.</summary>
    public Dictionary<string, IReadOnlyCollection<string>> Lacking => _conditions.Lacking;

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
        var condition = _conditions.Of(Journey, expression, instance);
        if (condition.Known is { } known)
            return known;
        (_names, _steps) = (0, 0);
        return condition.Keep(evaluate(expression, ScopeOf(instance, null, null, null, null)), _names, _steps);
    }

    /// <summary>Every instance of a step that can be known now; null while a list it runs over is not known.</summary>
    public IReadOnlyList<Instance>? InstancesOf(Step step) => _conditions.InstancesOf(step, Journey);

    /// <summary>Whether a stage has looked at these very parts of the journey before, today, so that it has nothing to say.</summary>
    public bool IsSettled(Stage stage, params ReadOnlySpan<object?> parts) => _conditions.IsSettled(stage, Today, parts);

    // What is read is read of the journey as it is then.
    private Scope ScopeOf(Instance? instance, JsonElement? data, JsonElement? item, SortedMap<FactValue?>? pending, Spot? at)
    {
        _plain ??= new()
        {
            Definition = definition,
            Fact = path => Fact(path),
            Members = list => Journey.Lists.Find(list)?.Members,
            Step = Step,
            Variable = name => Variable(name, null),
        };
        var scope = instance is null && data is null && item is null
            ? _plain
            : _plain with { Subject = instance?.Subject, SubjectList = instance?.List, Part = instance?.Part, Data = data, Item = item };
        if (pending is { Count: > 0 })
            scope = scope with { Fact = path => pending.TryGetValue(path, out var value) ? value : Fact(path) };
        return at is null ? scope : scope with { Variable = name => Variable(name, at) };
    }

    private FactValue? Fact(string path)
    {
        _names |= Changes.Bit(path);
        return Journey.Fact(path);
    }

    private StepView Step(string id)
    {
        if (definition.Index.Step(id) is { } step)
            _steps |= Changes.Bit(step.Id);
        return _conditions.View(definition, Journey, id);
    }

    /// <summary>The item of the loop around, or what was assigned; null where neither is.</summary>
    private FactValue? Variable(string name, Spot? at)
    {
        if (name is LoopVariables.Value or LoopVariables.Index && at?.ItemIn(definition, Journey) is { } current)
            return name == LoopVariables.Value ? current.Value : FactValue.Of(current.Index);
        _names |= Changes.Bit(name);
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
                return (null, RootsOf(unknown));
            case Evaluation.Fault fault:
                Incident(instance?.Key ?? at?.Key ?? "journey", fault.Message);
                return (null, []);
            default:
                return (null, []);
        }
    }

    /// <summary>The facts that lack in the end, where a derived one does.</summary>
    public IReadOnlyCollection<string> RootsOf(Evaluation.Unknown unknown)
    {
        foreach (var fact in unknown.Facts)
            if (Lacking.ContainsKey(fact))
                return [.. unknown.Facts.SelectMany(f => Lacking.TryGetValue(f, out var roots) ? roots : [f]).Distinct()];
        return unknown.Facts;
    }
}
