using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.Definitions.Reading;

/// <summary>Reads the activities that divide and unite branches.</summary>
internal static class ForkReader
{
    public static FlowFork? ReadFork(Place place, InputReader inputs, string id, string name)
    {
        var input = inputs.Read("branches", null, new Scope());
        var branches = input is { Kind: ExpressionKind.Object } ? TextsOf(input.Text) : null;
        if (branches is { Count: > 0 } && branches.Distinct().Count() == branches.Count) return new FlowFork(id, name, branches);
        place["branches"].Fault("a fork needs the names of its branches, each once.",
            "Write them as an Object expression: [\"First\", \"Second\"].");
        return null;
    }

    public static FlowJoin? ReadJoin(Place place, InputReader inputs, string id, string name)
    {
        // Elsa writes the mode's type with its assembly, so it is no alias.
        var mode = place["mode"];
        var written = mode.IsObject ? mode["expression"]["value"] : mode;
        if (mode.IsObject && mode["expression"]["type"].Text() is not (null or "Literal"))
            mode.Fault("the mode must be known when the file is read.", "Write it as a Literal.");
        else if (written.Exists && written.Text() is { } text && Enum.GetNames<JoinMode>().Contains(text))
            return new FlowJoin(id, name, Enum.Parse<JoinMode>(text));
        else if (!written.Exists || written.Node!.GetValueKind() == JsonValueKind.String)
            mode.Fault(written.Exists ? $"'{written.Node}' is no mode of a join." : "a join needs its mode: what it means without one differs between versions of Elsa.", "Write WaitAll, WaitAllActive or WaitAny.");
        return null;
    }

    private static List<string>? TextsOf(string json)
    {
        try
        {
            var items = JsonNode.Parse(json) as JsonArray;
            return items?.All(i => i?.GetValueKind() == JsonValueKind.String && i.GetValue<string>().Trim().Length > 0) == true
                ? [.. items.Select(i => i!.GetValue<string>())] : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
