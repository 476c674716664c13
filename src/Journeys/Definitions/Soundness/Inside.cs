namespace Journeys.Definitions.Soundness;

/// <summary>
/// What a flowchart or block holds, as a flowchart: a structured block is its head, which decides what runs, and
/// connections that say what comes after what.
/// </summary>
/// <param name="Block">The block; null for the flowchart at the root.</param>
/// <param name="Activities">What runs in it; the block itself, as its head, where that decides something.</param>
/// <param name="Connections">Between them; those of a structured block lead by <c>Done</c>, from its head by the ports of <see cref="HeadExits"/>.</param>
/// <param name="Start">Where it begins; null for one that holds nothing.</param>
internal sealed record Inside(Block? Block, IReadOnlyList<Activity> Activities, IReadOnlyList<Connection> Connections, string? Start)
{
    private const string Item = nameof(Item);

    public static Inside Of(Definition definition, Block? block)
    {
        var children = definition.Activities.Values.Where(a => a.Parent == block?.Id).ToList();
        if (block is null or FlowchartBlock)
        {
            var own = children.Select(c => c.Id).ToHashSet();
            return new(block, children, [.. definition.Connections.Where(c => own.Contains(c.Source))], (block as FlowchartBlock)?.Start ?? definition.Start);
        }

        children = [.. block.Children.Select(c => definition.Activities[c])];
        return block switch
        {
            SequenceBlock => new(block, children, [.. children.Zip(children.Skip(1), (a, b) => Next(a.Id, b.Id))], children.FirstOrDefault()?.Id),
            ForkBlock { Any: true } fork => new(block, [fork, .. children, First(fork)], [.. children.Select(c => Next(fork.Id, c.Id)), .. children.Select(c => Next(c.Id, First(fork).Id))], fork.Id),
            IfBlock choice => Headed(children, choice, ("True", choice.Then), ("False", choice.Else)),
            SwitchBlock choice => Headed(children, choice, [.. choice.Cases.Select(c => (c.Label, c.Activity)), (FlowSwitch.Default, choice.Default)]),
            LoopBlock { Body: { } body } loop => new(block, [loop, .. children], [new(loop.Id, Item, body), Next(body, loop.Id)], loop.Id),
            _ => new(block, [block, .. children], [.. children.Select(c => Next(block.Id, c.Id))], block.Id),
        };
    }

    /// <summary>Whether a connection leads back to the head of a loop, where only the loop itself does.</summary>
    public bool TurnsBack(Connection connection) => Block is LoopBlock && connection.Target == Block.Id;

    /// <summary>The ways in which the head of a structured block goes on.</summary>
    public static IReadOnlyList<Exit> HeadExits(Block block) => block switch
    {
        IfBlock choice => [.. Decided(choice.Condition, choice.Name, "True", "False")],
        WhileBlock loop => [.. Decided(loop.Condition, loop.Name, Item, Checks.Ports.Done)],
        SwitchBlock choice => [.. Exits.WaysOf(choice.Name, choice.Mode, [.. choice.Cases.Select(c => c.Label)])],
        ForEachBlock => [new([Item], $"'{block.Name}' has another item"), new([Checks.Ports.Done], $"'{block.Name}' has no more items")],
        ParallelForEachBlock => [new([Checks.Ports.Done], $"'{block.Name}' begins"), new([], $"'{block.Name}' has no items")],
        _ => [new([Checks.Ports.Done], $"'{block.Name}' begins")],
    };

    private static IEnumerable<Exit> Decided(Expression condition, string name, string yes, string no)
    {
        var literal = condition.Text.Trim();
        if (literal != "false") yield return new([yes], $"'{name}' is true");
        if (literal != "true") yield return new([no], $"'{name}' is false");
    }

    private static Inside Headed(List<Activity> children, Block head, params (string Port, string? Child)[] ways) =>
        new(head, [head, .. children], [.. ways.Where(w => w.Child is not null).Select(w => new Connection(head.Id, w.Port, w.Child!))], head.Id);

    /// <summary>An id that no activity can have.</summary>
    private static FlowJoin First(ForkBlock fork) => new($"{fork.Id}/first", fork.Name, JoinMode.WaitAny);

    private static Connection Next(string from, string to) => new(from, Checks.Ports.Done, to);
}
