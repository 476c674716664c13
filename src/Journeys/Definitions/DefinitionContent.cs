using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions;

/// <summary>
/// A definition's whole content as one text: its workflow with its tables and figures in it. That is what its hash is taken of,
/// what is kept of a published version, and what differences are told of.
/// </summary>
public static class DefinitionContent
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>As the files of a life event have it; the workflow as it is written where nothing stands beside it.</summary>
    public static string Of(WorkflowFiles files, string lifeEvent)
    {
        var written = files.Texts[$"{lifeEvent}/workflow.json"];
        var beside = Beside(files, lifeEvent).Select(b => new BesideFile(b.Table, new Place(new FindingList(b.Path), "$", null, JsonNode.Parse(files.Texts[b.Path])))).ToList();
        return beside.Count == 0 ? written : With(JsonNode.Parse(written)!, beside).ToJsonString(Plain);
    }

    /// <summary>The paths of the tables, with their names, and of the figures.</summary>
    internal static IEnumerable<(string Path, string? Table)> Beside(WorkflowFiles files, string folder) =>
        from path in files.Texts.Keys.Order(StringComparer.Ordinal)
        where path.StartsWith($"{folder}/", StringComparison.Ordinal)
        let own = path[(folder.Length + 1)..]
        let table = own.Split('/') is ["tables", var name] && name.EndsWith(".json", StringComparison.Ordinal) ? name[..^".json".Length] : null
        where table is not null || own == "figures.json"
        select (path, table);

    internal static JsonNode With(JsonNode workflow, IReadOnlyList<BesideFile> beside)
    {
        if (beside.Count == 0) return workflow;
        var whole = workflow.DeepClone().AsObject();
        var journeys = Member(Member(whole, "customProperties"), "journeys");
        foreach (var (table, place) in beside)
            if (table is null) journeys["figures"] = place["figures"].Node?.DeepClone();
            else Member(journeys, "tables")[table] = Bare(place.Node);
        return whole;
    }

    /// <summary>Without the reference to the schema, which an editor needs.</summary>
    private static JsonNode? Bare(JsonNode? table)
    {
        var bare = table?.DeepClone();
        if (bare is JsonObject members) members.Remove("$schema");
        return bare;
    }

    private static JsonObject Member(JsonObject owner, string name)
    {
        if (owner[name] is JsonObject there) return there;
        var made = new JsonObject();
        owner[name] = made;
        return made;
    }
}
