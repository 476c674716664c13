namespace Journeys.Definitions.Reading;

/// <summary>Reads those of Elsa's activities that hold others, with all that they hold.</summary>
internal sealed class BlockReader(Draft draft, Place place, InputReader inputs, string id, string name)
{
    public static readonly string[] Types =
    [
        "Elsa.Flowchart", "Elsa.Sequence", "Elsa.Parallel", "Elsa.Fork", "Elsa.If", "Elsa.Switch", "Elsa.While", "Elsa.ForEach", "Elsa.ParallelForEach",
    ];

    private static readonly Scope Seeing = new() { Steps = true };

    public Activity? Read(string type) => type switch
    {
        "Elsa.Flowchart" => ReadFlowchart(),
        "Elsa.Sequence" => Contained(a => new SequenceBlock(id, name, a)),
        "Elsa.Parallel" => Contained(a => new ParallelBlock(id, name, a)),
        "Elsa.Fork" => ReadFork(),
        "Elsa.If" => ReadIf(),
        "Elsa.Switch" => SwitchReader.ReadBlock(place, inputs, id, name, Child),
        _ => ReadLoop(type),
    };

    /// <summary>Where it starts is found when all connections are read. One without activities does what an empty sequence does.</summary>
    private Block? ReadFlowchart() => Contained<Block>(activities =>
    {
        foreach (var connection in place["connections"].Items()) draft.Later(() => new ConnectionReader(draft).Read(connection, id));
        return activities.Count == 0 ? new SequenceBlock(id, name, []) : new FlowchartBlock(id, name, activities[0], activities);
    });

    private T? Contained<T>(Func<IReadOnlyList<string>, T> block) where T : Block
    {
        var outside = draft.Variables.Keys.ToHashSet();
        VariableReader.Read(draft, place["variables"]);
        string[] own = [.. draft.Variables.Keys.Where(v => !outside.Contains(v))];
        return Children(place["activities"]) is { } children ? block(children) with { Variables = own } : null;
    }

    private ForkBlock? ReadFork()
    {
        var mode = place["joinMode"];
        var written = mode.IsObject ? mode["expression"]["value"] : mode;
        if (written.Exists && written.Text() is not (null or "WaitAll" or "WaitAny"))
            mode.Fault($"'{written.Text()}' is no join mode of a fork.", "Write WaitAll or WaitAny.");
        return Children(place["branches"]) is { } branches ? new ForkBlock(id, name, branches, written.Node?.ToString() == "WaitAny") : null;
    }

    private IfBlock? ReadIf()
    {
        var condition = Condition();
        var (then, otherwise) = (Child(place["then"]), Child(place["else"]));
        return condition is null ? null : new IfBlock(id, name, condition, then, otherwise);
    }

    private Block? ReadLoop(string type)
    {
        var condition = type == "Elsa.While" ? Condition() : Items();
        if (type != "Elsa.While")
            foreach (var own in new[] { LoopVariables.Value, LoopVariables.Index }) draft.Variables.TryAdd(own, null);
        var variable = type == "Elsa.ForEach" && place["currentValue"] is { IsObject: true } output ? VariableReader.Reference(draft, output) : null;
        if (!place["body"].Exists) place["body"].Fault("the loop has nothing to run.", "Give it a body, or remove it.");
        var body = Child(place["body"]);
        if (condition is null) return null;
        return type switch
        {
            "Elsa.While" => new WhileBlock(id, name, condition, body),
            "Elsa.ForEach" => new ForEachBlock(id, name, condition, variable, body),
            _ => new ParallelForEachBlock(id, name, condition, body),
        };
    }

    private Expression? Condition() => InputReader.Needed(place["condition"], () => inputs.Condition("condition", Seeing));

    private Expression? Items()
    {
        var items = InputReader.Needed(place["items"], () => inputs.Read("items", null, Seeing));
        if (items is { Kind: ExpressionKind.Literal }) place["items"].Fault("the items are an array.", "Write it as an Object expression, [\"a\", \"b\"], or in JavaScript.");
        return items;
    }

    private string? Child(Place child) => child.Exists ? new ActivityReader(draft).Read(child, id) : null;

    /// <summary>The ids; null where one could not be read, which is a finding already.</summary>
    private IReadOnlyList<string>? Children(Place children)
    {
        var ids = children.Items().Select(Child).ToList();
        return ids.Contains(null) ? null : [.. ids.OfType<string>()];
    }
}
