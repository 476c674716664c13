namespace Journeys.Definitions.Reading;

/// <summary>Reads <c>Elsa.FlowSwitch</c>, its cases, each a label and a condition, and its mode; and <c>Elsa.Switch</c>, whose cases hold activities.</summary>
internal static class SwitchReader
{
    private static readonly Scope Seeing = new() { Steps = true };

    public static FlowSwitch? Read(Place place, InputReader inputs, string id, string name)
    {
        var (mode, cases) = (ReadMode(place["mode"]), ReadCases(place["cases"], inputs, ["label", "condition"]));
        return mode is { } known && cases is not null ? new FlowSwitch(id, name, [.. cases.Select(c => c.Case)], known) : null;
    }

    public static SwitchBlock? ReadBlock(Place place, InputReader inputs, string id, string name, Func<Place, string?> child)
    {
        var (mode, cases) = (ReadMode(place["mode"]), ReadCases(place["cases"], inputs, ["label", "condition", "activity"]));
        var branches = place["cases"].Items().Select(c => child(c["activity"])).ToList();
        var otherwise = child(place["default"]);
        return mode is { } known && cases is not null
            ? new SwitchBlock(id, name, [.. cases.Select(c => new SwitchBranch(c.Case.Label, c.Case.Condition, branches[c.Index]))], known, otherwise) : null;
    }

    /// <summary>Null where one cannot be read.</summary>
    private static IReadOnlyList<(int Index, SwitchCase Case)>? ReadCases(Place cases, InputReader inputs, string[] fields)
    {
        if (!cases.Exists) cases.Missing();
        var items = cases.Items();
        if (cases.Exists && items.Count == 0) cases.Fault("a switch needs its cases.", "Write at least one: {\"label\": \"…\", \"condition\": {\"type\": \"JavaScript\", \"value\": \"…\"}}.");
        var read = items.Select(c => ReadCase(c, inputs, fields)).ToList();
        foreach (var (index, repeated) in read.Index().Where(c => c.Item is not null && read.Take(c.Index).Any(e => e?.Label == c.Item.Label)))
            items[index]["label"].Fault($"two cases have the label '{repeated!.Label}'.", "Give each a label of its own.");
        return read.Count > 0 && !read.Contains(null) ? [.. read.OfType<SwitchCase>().Index()] : null;
    }

    private static SwitchCase? ReadCase(Place place, InputReader inputs, string[] fields)
    {
        place.Only(fields);
        if (!place.IsObject) return null;
        var label = place["label"].RequiredText();
        if (label == FlowSwitch.Default)
            place["label"].Fault("'Default' is the port of no case at all.", "Give the case another label.");
        var condition = InputReader.Needed(place["condition"], () => place["condition"].Exists ? inputs.BareCondition(place["condition"], Seeing) : null);
        return label is null || condition is null ? null : new SwitchCase(label, condition);
    }

    private static SwitchMode? ReadMode(Place mode)
    {
        // Elsa writes the mode's type with its assembly, so it is no alias.
        var written = mode.IsObject ? mode["expression"]["value"] : mode;
        if (mode.IsObject && mode["expression"]["type"].Text() is not (null or "Literal"))
            mode.Fault("the mode must be known when the file is read.", "Write it as a Literal.");
        else if (written.Exists && written.Text() is { } text && Enum.GetNames<SwitchMode>().Contains(text))
            return Enum.Parse<SwitchMode>(text);
        else if (!written.Exists || written.Node!.GetValueKind() == System.Text.Json.JsonValueKind.String)
            mode.Fault(written.Exists ? $"'{written.Node}' is no mode of a switch." : "a switch needs its mode.", "Write MatchFirst (the first case that is true) or MatchAny (every case that is true).");
        return null;
    }
}
