using System.Text.Json.Nodes;

namespace Journeys.Host.Elsa.Definitions;

/// <summary>An activity of a file: what Elsa calls it, and the path of the activities around it.</summary>
internal sealed record ActivityNode(string Id, string NodeId, string Type, string? Name, int Version)
{
    private const string Workflow = "Workflow1";

    /// <summary>
    /// Writes the <c>nodeId</c> of an activity and of all that it holds, as Elsa derives it: the ids from the workflow down.
    /// Returns them in the file's order, the root first.
    /// </summary>
    public static IReadOnlyList<ActivityNode> Number(JsonObject root)
    {
        var nodes = new List<ActivityNode>();
        Visit(root, Workflow, nodes);
        return nodes;
    }

    private static void Visit(JsonNode? node, string around, List<ActivityNode> nodes)
    {
        if (node is JsonArray items)
            foreach (var item in items) Visit(item, around, nodes);
        if (node is not JsonObject members) return;
        var within = Text(members, "id") is { } id && Text(members, "type") is { } type ? Add(members, around, id, type, nodes) : around;
        // What the life event says of a step, and the layout, hold no activities.
        foreach (var (name, value) in members.ToList())
            if (name is not ("customProperties" or "metadata")) Visit(value, within, nodes);
    }

    private static string Add(JsonObject members, string around, string id, string type, List<ActivityNode> nodes)
    {
        var nodeId = $"{around}:{id}";
        members["nodeId"] = nodeId;
        var version = members["version"] is JsonValue written && written.TryGetValue<int>(out var number) ? number : 1;
        nodes.Add(new(id, nodeId, type, Text(members, "name"), version));
        return nodeId;
    }

    private static string? Text(JsonObject members, string name) =>
        members[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
