namespace Journeys.Definitions;

/// <summary>A node of the flowchart, or of a block within it.</summary>
public abstract record Activity(string Id, string Name)
{
    /// <summary>The block that it runs in; null directly in the flowchart at the root.</summary>
    public string? Parent { get; init; }
}

public sealed record StartActivity(string Id, string Name) : Activity(Id, Name);

/// <summary>Leaves by <c>True</c> or <c>False</c>.</summary>
public sealed record FlowDecision(string Id, string Name, Expression Condition) : Activity(Id, Name);

public enum SwitchMode
{
    MatchFirst,
    MatchAny,
}

public sealed record SwitchCase(string Label, Expression Condition);

/// <summary>Leaves by the label of the first case that is true, or of every one; by <see cref="Default"/> where none is.</summary>
public sealed record FlowSwitch(string Id, string Name, IReadOnlyList<SwitchCase> Cases, SwitchMode Mode) : Activity(Id, Name)
{
    public const string Default = nameof(Default);
}

/// <summary>Leaves by every branch at once.</summary>
public sealed record FlowFork(string Id, string Name, IReadOnlyList<string> Branches) : Activity(Id, Name);

public enum JoinMode
{
    WaitAny,
    WaitAll,
    WaitAllActive,
}

public sealed record FlowJoin(string Id, string Name, JoinMode Mode) : Activity(Id, Name);

public sealed record SetVariable(string Id, string Name, string Variable, Expression Value) : Activity(Id, Name);

/// <summary>A connection of the flowchart, from a port of one activity to another activity.</summary>
public sealed record Connection(string Source, string Port, string Target)
{
    /// <summary>Readable and unique within a definition: two connections never join the same port and target.</summary>
    public string Id => $"{Source}/{Port}>{Target}";
}
