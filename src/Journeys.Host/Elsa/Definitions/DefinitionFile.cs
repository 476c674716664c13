using System.Text.Json.Nodes;

namespace Journeys.Host.Elsa.Definitions;

/// <summary>A published definition as its own file has it, unknown fields, layout and all, with each activity by id.</summary>
internal sealed class DefinitionFile
{
    private readonly JsonObject _file;

    public DefinitionFile(string json)
    {
        _file = JsonNode.Parse(json)!.AsObject();
        var nodes = _file["root"] is JsonObject root ? ActivityNode.Number(root) : [];
        (Root, Activities) = (nodes[0], nodes.Skip(1).ToDictionary(n => n.Id, StringComparer.Ordinal));
        Connections = [.. Ports(_file["root"])];
    }

    public ActivityNode Root { get; }

    /// <summary>Every activity that the root holds, however deep, by its id.</summary>
    public IReadOnlyDictionary<string, ActivityNode> Activities { get; }

    /// <summary>The ports that connections leave, with the activity they leave.</summary>
    public IReadOnlyList<(string Activity, string Port)> Connections { get; }

    /// <summary>The file with what an Elsa client may do to it (<c>links</c>): to read it, and no <c>publish</c>, so that nothing is edited.</summary>
    public JsonObject Model()
    {
        var model = _file.DeepClone().AsObject();
        model["links"] = new JsonArray(new JsonObject
        {
            ["href"] = $"/workflow-definitions/by-definition-id/{model["definitionId"]}",
            ["rel"] = "self",
            ["method"] = "GET",
        });
        return model;
    }

    private static IEnumerable<(string Activity, string Port)> Ports(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Ports),
        JsonObject members => Leaving(members).Concat(members.SelectMany(m => Ports(m.Value))),
        _ => [],
    };

    /// <summary>Also the older form, <c>{source, sourcePort}</c>.</summary>
    private static IEnumerable<(string Activity, string Port)> Leaving(JsonObject members) => members["source"] switch
    {
        JsonObject source when source["activity"] is JsonValue from => [($"{from}", $"{source["port"] ?? "Done"}")],
        JsonValue from when members.ContainsKey("target") => [($"{from}", $"{members["sourcePort"] ?? "Done"}")],
        _ => [],
    };
}
