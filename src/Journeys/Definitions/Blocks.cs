namespace Journeys.Definitions;

/// <summary>An activity that runs others, its children, and is done by <c>Done</c> when they are.</summary>
public abstract record Block(string Id, string Name) : Activity(Id, Name)
{
    /// <summary>Those that it declares: they begin anew each time that it is entered.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>In the order of the file.</summary>
    public abstract IReadOnlyList<string> Children { get; }
}

/// <summary>A flowchart within another activity; it is done when no token is left in it, or at an <c>End</c>.</summary>
public sealed record FlowchartBlock(string Id, string Name, string Start, IReadOnlyList<string> Activities) : Block(Id, Name)
{
    public override IReadOnlyList<string> Children => Activities;
}

/// <summary>One after the other.</summary>
public sealed record SequenceBlock(string Id, string Name, IReadOnlyList<string> Activities) : Block(Id, Name)
{
    public override IReadOnlyList<string> Children => Activities;
}

/// <summary>All at once; done when all are.</summary>
public sealed record ParallelBlock(string Id, string Name, IReadOnlyList<string> Activities) : Block(Id, Name)
{
    public override IReadOnlyList<string> Children => Activities;
}

/// <summary>All at once; done when all are or, by <paramref name="Any"/>, when one is, and the others are then cancelled.</summary>
public sealed record ForkBlock(string Id, string Name, IReadOnlyList<string> Branches, bool Any) : Block(Id, Name)
{
    public override IReadOnlyList<string> Children => Branches;
}

public sealed record IfBlock(string Id, string Name, Expression Condition, string? Then, string? Else) : Block(Id, Name)
{
    public override IReadOnlyList<string> Children => [.. new[] { Then, Else }.OfType<string>()];
}

/// <summary>A case of a switch, and what runs where it is true; nothing, where it is null.</summary>
public sealed record SwitchBranch(string Label, Expression Condition, string? Activity);

/// <summary>Runs the first case that is true, or every one; <paramref name="Default"/> where none is.</summary>
public sealed record SwitchBlock(string Id, string Name, IReadOnlyList<SwitchBranch> Cases, SwitchMode Mode, string? Default) : Block(Id, Name)
{
    public override IReadOnlyList<string> Children => [.. Cases.Select(c => c.Activity).Append(Default).OfType<string>()];
}

/// <summary>A block that runs its body again and again; <c>Break</c> ends it.</summary>
public abstract record LoopBlock(string Id, string Name, string? Body) : Block(Id, Name)
{
    public override IReadOnlyList<string> Children => Body is null ? [] : [Body];
}

public sealed record WhileBlock(string Id, string Name, Expression Condition, string? Body) : LoopBlock(Id, Name, Body);

/// <summary>Runs its body for one item after the other. The body reads <c>CurrentValue</c> and <c>CurrentIndex</c>; <paramref name="Variable"/> gets the item too.</summary>
public sealed record ForEachBlock(string Id, string Name, Expression Items, string? Variable, string? Body) : LoopBlock(Id, Name, Body);

/// <summary>Runs its body for all items at once, each with a <c>CurrentValue</c> and <c>CurrentIndex</c> of its own; done when all are.</summary>
public sealed record ParallelForEachBlock(string Id, string Name, Expression Items, string? Body) : Block(Id, Name)
{
    public override IReadOnlyList<string> Children => Body is null ? [] : [Body];
}

/// <summary>The names under which the body of a loop reads its item.</summary>
public static class LoopVariables
{
    public const string Value = "CurrentValue";
    public const string Index = "CurrentIndex";
}
