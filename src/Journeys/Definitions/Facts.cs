namespace Journeys.Definitions;

/// <summary>What a skeleton fact may hold. Never free text, a name, a number of a person or a birth date.</summary>
public enum FactKind
{
    Bool,
    Enum,
    Count,
    Date,
}

/// <summary>A declared skeleton fact; <paramref name="Options"/> are an enumeration's values, <paramref name="Initial"/> its value before anyone wrote it.</summary>
public sealed record FactType(FactKind Kind, IReadOnlyList<string> Options, string? Initial = null);

/// <summary>A fact computed from other facts after every event; <paramref name="List"/> is set where each member of a list has its own.</summary>
public sealed record DerivedFact(string? List, string Name, Expression Expression)
{
    public string Path => List is null ? Name : $"{List}.{Name}";

    /// <summary>The decision table of which it is an output; the expression then only names what the table reads.</summary>
    public Tables.DecisionTable? Table { get; init; }
}

/// <summary>A register fact that no step waits for, and the skeleton facts it writes.</summary>
public sealed record RegisterFactRule(string Register, string Fact, IReadOnlyDictionary<string, Expression> Facts);

/// <summary>How an answer fills a list: where its members stand in the data, the prefix of their subject ids, their facts, and the role they take.</summary>
public sealed record ListRule(string List, string From, string IdPrefix, string? Role, IReadOnlyDictionary<string, Expression> Facts)
{
    /// <summary>Not every answer has it: one without it says nothing about the list, and nobody is told that it is missing.</summary>
    public bool Optional { get; init; }

    /// <summary>Of a step that asks several sources: the part whose answer has it. Null where any may.</summary>
    public string? Part { get; init; }

    /// <summary>A register that answers NoData holds none: the list is known, and empty.</summary>
    public bool NoneOnNoData { get; init; }
}

/// <summary>The person the journey is about: where their identity stands in the starting fact's data, and their role.</summary>
public sealed record PrincipalRule(string From, string Role);
