using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Runs what blocks hold, and leaves a block when that is done: by Elsa's rules of completion, cancelling what still runs where they say so.</summary>
internal static class Blocks
{
    public static void Advance(Turn turn, Spot spot)
    {
        var opened = turn.Journey.Blocks.Find(spot.Key);
        if (spot.Activity is LoopBlock)
            Loops.Advance(turn, spot, opened);
        else if (opened is null && spot.Activity is ParallelForEachBlock each && Loops.ItemsOf(turn, spot, each.Items) is { } items)
            Begin(turn, spot, items, [.. items.Select((_, i) => spot.ForItem(each.Body!, i))]);
        else if (opened is null && Begins(turn, spot) is { } begins)
            Begin(turn, spot, [], begins);
    }

    /// <summary>What a block that cannot go on lacks.</summary>
    public static IReadOnlyCollection<string> Lacking(Turn turn, Spot spot, Block block) => block switch
    {
        _ when turn.Journey.Blocks.ContainsKey(spot.Key) && (block is not WhileBlock || Running(turn, spot).Any()) => [],
        IfBlock choice => turn.Test(choice.Condition, null, spot).Lacking,
        WhileBlock loop => turn.Test(loop.Condition, null, spot).Lacking,
        SwitchBlock choice => Switches.Lacking(turn, spot, CasesOf(choice), choice.Mode),
        _ => [],
    };

    /// <summary>The children that run first; null while that is not known.</summary>
    private static string[]? Begins(Turn turn, Spot spot) => spot.Activity switch
    {
        FlowchartBlock flowchart => [spot.Beside(flowchart.Start)],
        SequenceBlock sequence => [.. sequence.Activities.Take(1).Select(spot.Beside)],
        ParallelBlock or ForkBlock => [.. ((Block)spot.Activity).Children.Select(spot.Beside)],
        IfBlock choice => turn.Holds(choice.Condition, null, spot) is { } value ? Only(spot, value ? choice.Then : choice.Else) : null,
        SwitchBlock choice => Switches.Matching(turn, spot, CasesOf(choice), choice.Mode) is { } labels ? Cases(spot, choice, labels) : null,
        _ => null,
    };

    private static List<SwitchCase> CasesOf(SwitchBlock choice) => [.. choice.Cases.Select(c => new SwitchCase(c.Label, c.Condition))];

    private static string[] Only(Spot spot, string? child) => child is null ? [] : [spot.Beside(child)];

    private static string[] Cases(Spot spot, SwitchBlock choice, IReadOnlyList<string> labels) => labels.Count == 0
        ? Only(spot, choice.Default)
        : [.. choice.Cases.Where(c => labels.Contains(c.Label)).Select(c => c.Activity).OfType<string>().Select(spot.Beside)];

    private static void Begin(Turn turn, Spot spot, IReadOnlyList<FactValue> items, string[] children)
    {
        Open(turn, spot, items);
        foreach (var child in children)
            Flow.Enter(turn, child);
        if (children.Length == 0)
            Flow.Leave(turn, spot, [Port.Done]);
    }

    public static void Open(Turn turn, Spot spot, IReadOnlyList<FactValue> items)
    {
        var before = SortedMap<int>.Empty;
        if (spot.Activity is FlowchartBlock flowchart)
            foreach (var key in flowchart.Activities.Select(spot.Beside).Where(turn.Journey.Visits.ContainsKey))
                before = before.Set(key, turn.Journey.Visits.Find(key));
        foreach (var key in before.Keys)
            if (Spot.Of(turn.Definition, key).Activity is Step step)
                Steps.BeginAnew(turn, step);
        turn.Emit(new BlockOpened(spot.Key, [.. items], before));
        foreach (var name in ((Block)spot.Activity).Variables)
            Assign(turn, name, turn.Definition.Variables[name] is { } initial && turn.Evaluate(initial) is Evaluation.Known known ? FactValue.From(known.Value) : null);
    }

    public static void Assign(Turn turn, string? variable, FactValue? value)
    {
        if (variable is not null && turn.Journey.Variables.TryGetValue(variable, out var now) ? now != value : variable is not null && value is not null)
            turn.Emit(new VariableAssigned(variable, value));
    }

    /// <summary>The keys of a block's children that hold a token.</summary>
    public static IEnumerable<string> Running(Turn turn, Spot block) =>
        turn.Journey.Tokens.Keys.Where(key => Spot.Of(turn.Definition, key).ParentKey(turn.Definition) == block.Key);

    /// <summary>A child has left: the next one runs, or the block is done.</summary>
    public static void ChildLeft(Turn turn, Spot child)
    {
        var block = Spot.Of(turn.Definition, child.ParentKey(turn.Definition)!);
        if (turn.Journey.Blocks.Find(block.Key) is not { } state)
            return;
        switch (block.Activity)
        {
            case SequenceBlock sequence when !state.Broken && child.Activity is not EndActivity && Next(sequence, child) is { } next:
                Flow.Enter(turn, block.Beside(next));
                break;
            case ForkBlock fork when fork.Any || state.Broken:
                Close(turn, block);
                break;
            case LoopBlock when !state.Broken:
                break;
            default:
                if (!Running(turn, block).Any())
                    Flow.Leave(turn, block, [Port.Done]);
                break;
        }
    }

    /// <summary>A flowchart in which no token is left is done.</summary>
    public static void CloseIdle(Turn turn, Spot child)
    {
        if (child.ParentKey(turn.Definition) is { } flowchart && turn.Journey.Blocks.ContainsKey(flowchart)
            && Spot.Of(turn.Definition, flowchart) is var block && !Running(turn, block).Any())
            Flow.Leave(turn, block, [Port.Done]);
    }

    /// <summary>Leaves a block at once: what still runs in it is cancelled.</summary>
    public static void Close(Turn turn, Spot block)
    {
        Cancellation.Within(turn, block.Key);
        Flow.Leave(turn, block, [Port.Done]);
    }

    private static string? Next(SequenceBlock sequence, Spot child) => sequence.Activities.SkipWhile(a => a != child.Activity.Id).Skip(1).FirstOrDefault();
}
