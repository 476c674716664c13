using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Derives skeleton facts, lists and participants from data while it is in clear, and records them.</summary>
internal static class Recording
{
    /// <summary>Everything that a step's answer writes: facts first, since its lists may read them.</summary>
    public static void FromStep(Turn turn, Instance instance, IReadOnlyDictionary<string, Expression> facts, JsonElement? data, string source, bool selfDeclared = false)
    {
        Facts(turn, instance, facts, data, source);
        foreach (var rule in ListsOf(instance))
            List(turn, instance, rule, data, source, selfDeclared);
    }

    /// <summary>A register had nothing: the lists that it would have held are known to be empty.</summary>
    public static void Nothing(Turn turn, Instance instance, string source)
    {
        foreach (var rule in ListsOf(instance).Where(r => r.NoneOnNoData))
            turn.Emit(new ListRecorded(rule.List, [], source, false));
    }

    private static IEnumerable<ListRule> ListsOf(Instance instance) => instance.Step.Lists.Where(r => r.Part is null || r.Part == instance.Part);

    public static void Facts(Turn turn, Instance? instance, IReadOnlyDictionary<string, Expression> facts, JsonElement? data, string source)
    {
        if (ValuesOf(turn, instance, facts, data) is { Count: > 0 } values)
            turn.Emit(new FactsRecorded(source, values));
    }

    /// <summary>What the data comes to as facts.</summary>
    public static SortedMap<FactValue> ValuesOf(Turn turn, Instance? instance, IReadOnlyDictionary<string, Expression> facts, JsonElement? data)
    {
        var values = SortedMap<FactValue>.Empty;
        foreach (var (name, expression) in facts)
            if (Value(turn, instance, name, turn.Evaluate(expression, instance, data ?? Empty)) is { } value)
                values = values.Set(PathOf(instance, name), value);
        return values;
    }

    /// <summary>A condition over arriving data: absent is true, and what the data does not say is not.</summary>
    public static bool Holds(Turn turn, Instance instance, Expression? when, JsonElement? data) =>
        when is null || turn.Evaluate(when, instance, data ?? Empty) is Evaluation.Known { Value.ValueKind: JsonValueKind.True };

    public static void Participant(Turn turn, JsonElement? data, PrincipalRule rule)
    {
        if (DataPath.Find(data, rule.From) is { ValueKind: JsonValueKind.String } at && Guid.TryParse(at.GetString(), out var person))
            Join(turn, person, rule.Role, rule.Role);
    }

    private static void List(Turn turn, Instance instance, ListRule rule, JsonElement? data, string source, bool selfDeclared)
    {
        if (ArrayOf(turn, instance, rule, data, selfDeclared) is not { } array)
            return;
        var members = Subjects.Identify(turn.Journey, rule, array);
        turn.Emit(new ListRecorded(rule.List, [.. members.Select(m => m.Member)], source, selfDeclared || instance.Step.SelfDeclared));
        var values = SortedMap<FactValue>.Empty;
        foreach (var (member, item) in members)
        {
            foreach (var (name, expression) in rule.Facts)
                if (Value(turn, instance, $"{rule.List}.{name}", turn.Evaluate(expression, instance, data, item)) is { } value)
                    values = values.Set($"{member.Subject}.{name}", value);
            if (rule.Role is not null && member.Person is { } person)
                Join(turn, person, rule.Role, member.Subject);
        }

        if (values.Count > 0)
            turn.Emit(new FactsRecorded(source, values));
    }

    /// <summary>Where the data has no such list: who answers in person has named nobody; what a register left out is not known.</summary>
    private static JsonElement? ArrayOf(Turn turn, Instance instance, ListRule rule, JsonElement? data, bool selfDeclared)
    {
        if (DataPath.Find(data, rule.From) is { ValueKind: JsonValueKind.Array } array)
            return array;
        if (data is not null && (selfDeclared || instance.Step is CitizenTask))
            return Nobody;
        if (instance.Step is AgencyActivity && !rule.Optional && !turn.Journey.Lists.ContainsKey(rule.List))
            turn.Incident(instance.Key, $"The answer has no list at {rule.From}: who the {rule.List} are is still not known. Ask for a corrected answer.");
        return null;
    }

    public static void Join(Turn turn, Guid person, string role, string subject)
    {
        if (!turn.Journey.Participants.Any(p => p.Person == person && p.Role == role))
            turn.Emit(new ParticipantJoined(person, role, subject));
    }

    /// <summary>The value as the fact's declared type; null leaves the fact as it was.</summary>
    private static FactValue? Value(Turn turn, Instance? instance, string name, Evaluation evaluation)
    {
        var at = instance?.Key ?? "journey";
        if (evaluation is Evaluation.Fault fault)
            turn.Incident(at, fault.Message);
        if (evaluation is not Evaluation.Known known || TypeOf(turn.Definition, instance, name) is not { } type)
            return null;
        var value = FactValue.From(known.Value, type);
        if (value is null)
            turn.Incident(at, $"The value for {name} is not of its declared type, {type.Kind}.");
        return value;
    }

    private static FactType? TypeOf(Definition definition, Instance? instance, string name)
    {
        if (definition.Facts.TryGetValue(name, out var type))
            return type;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return null;
        var (list, fact) = (name[..dot], name[(dot + 1)..]);
        var lists = list == "subject" ? instance?.Step.SubjectLists ?? [] : [list];
        return lists.Select(l => definition.Lists.GetValueOrDefault(l)?.GetValueOrDefault(fact)).FirstOrDefault(t => t is not null);
    }

    public static string PathOf(Instance? instance, string name) =>
        name.StartsWith("subject.", StringComparison.Ordinal) ? $"{instance!.Subject}{name["subject".Length..]}" : name;

    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;
    private static readonly JsonElement Nobody = JsonDocument.Parse("[]").RootElement;
}
