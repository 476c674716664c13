namespace Journeys.Definitions;

/// <summary>One slot of the first screen: the first card whose condition is true shows. A card that names no step may lead to <paramref name="Step"/>.</summary>
public sealed record CardRule(Expression? When, string Card, string? Step = null);

/// <summary>A part of the page, and the steps that stand in it.</summary>
public sealed record Phase(string Id, IReadOnlyList<string> Steps);

/// <summary>A state in which a person takes over: while <paramref name="When"/> holds, a manual point opens and asks nothing by itself.</summary>
public sealed record ControlPoint(string Id, Expression? When, bool Manual)
{
    /// <summary>The card that tells the citizen so.</summary>
    public string Card => $"manual.{Id}";
}

/// <summary>A signed-in person begins the journey, and takes part in it as <paramref name="Role"/>.</summary>
public sealed record BeginRule(string Role);

/// <summary>An information object: the steps whose data it is made of, and the fields an agreement lets through (all where empty).</summary>
public sealed record ObjectRule(IReadOnlyList<string> From, IReadOnlyList<string> Fields)
{
    /// <summary>In place of a step: who began the journey, as they had signed in.</summary>
    public const string Begin = "begin";

    /// <summary>Facts that go with the data, each by its name where it is known.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Stated amounts that are compared with the sources' when the object is made.</summary>
    public IReadOnlyList<AmountRule> Compares { get; init; } = [];
}

/// <summary>A life event as it was published: read, checked and immutable. <see cref="Hash"/> names its content.</summary>
public sealed record Definition
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }

    /// <summary>SHA-256, in hexadecimal, of the canonical workflow without layout, id, createdAt and toolVersion.</summary>
    public required string Hash { get; init; }
    public IReadOnlyDictionary<string, FactType> Facts { get; init; } = new Dictionary<string, FactType>();
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, FactType>> Lists { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, FactType>>();

    /// <summary>In an order in which each reads only facts and derived facts before it.</summary>
    public IReadOnlyList<DerivedFact> Derived { get; init; } = [];

    /// <summary>The decision tables, whose outputs are among the derived facts.</summary>
    public IReadOnlyList<Tables.DecisionTable> Tables { get; init; } = [];

    /// <summary>The dated figures that expressions read.</summary>
    public IReadOnlyDictionary<string, Tables.Figure> Figures { get; init; } = new Dictionary<string, Tables.Figure>();
    public IReadOnlyList<RegisterFactRule> RegisterFacts { get; init; } = [];
    public IReadOnlyList<ControlPoint> ControlPoints { get; init; } = [];
    public IReadOnlyList<IReadOnlyList<CardRule>> FirstScreen { get; init; } = [];
    public IReadOnlyList<Phase> Phases { get; init; } = [];
    public IReadOnlyDictionary<string, ObjectRule> Objects { get; init; } = new Dictionary<string, ObjectRule>();

    /// <summary>What the steps of earlier versions are now.</summary>
    public IReadOnlyList<MigrationRule> Migrates { get; init; } = [];
    public IReadOnlyDictionary<string, Expression?> Variables { get; init; } = new Dictionary<string, Expression?>();
    /// <summary>What a journey may be begun with by another one, read like variables until it waits.</summary>
    public IReadOnlyCollection<string> Inputs { get; init; } = [];
    public required IReadOnlyDictionary<string, Activity> Activities { get; init; }
    public required IReadOnlyList<Connection> Connections { get; init; }
    public required string Start { get; init; }

    /// <summary>The situation in life under which people look for it, such as <c>Familj</c>; null where the file does not say.</summary>
    public string? Situation { get; init; }

    /// <summary>Null where a register's fact or another journey begins it.</summary>
    public BeginRule? Begin { get; init; }

    /// <summary>Whether its people may take the whole journey back.</summary>
    public bool Withdrawable { get; init; }

    private DefinitionIndex? _index;

    /// <summary>Look-ups over the graph, made once; a changed copy has its own.</summary>
    public DefinitionIndex Index => _index is { } made && made.IsOf(this) ? made : _index = new DefinitionIndex(this);
}
