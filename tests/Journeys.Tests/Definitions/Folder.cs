using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Host.Engine;

namespace Journeys.Tests.Definitions;

/// <summary>A whole folder of a small life event, an agency and an agreement, to be changed by a spec.</summary>
internal sealed class Folder
{
    public const string Swedish = "workflows/sample/texts.sv.json";
    public const string English = "workflows/sample/texts.en.json";
    public const string Agency = "workflows/agencies/skatteverket.json";
    public const string RequestSchema = "workflows/agencies/schemas/r.json";
    public const string AnswerSchema = "workflows/agencies/schemas/a.json";
    public const string Agreement = "workflows/agreements/skv.json";

    private readonly Dictionary<string, JsonObject?> _files = [];
    private readonly Dictionary<string, string> _broken = [];

    public Folder(Flow? flow = null)
    {
        _files[Flow.File] = (flow ?? Flow.Started.Agency("B05", """{"agreement":"skv"}""").Connect("B01/Done>B05")).Json();
        _files[Agency] = Parse("""
            {"id":"skatteverket","names":{"sv":"Skatteverket","en":"The Tax Agency"},"channel":"http","protocol":"agency/v1",
             "services":{"certificate":{"profile":"DR","request":"schemas/r.json","answer":"schemas/a.json","serviceLevel":"P3D"}},"registerFacts":["DeathRegistered"]}
            """);
        foreach (var schema in new[] { RequestSchema, AnswerSchema }) _files[schema] = [];
        _files[Agreement] = Parse("""{"id":"skv"}""");
        foreach (var (path, language) in new[] { (Swedish, "sv"), (English, "en") })
            _files[path] = Parse($$$"""{"language":"{{{language}}}","version":1,"texts":{"title":"t","lead":"l","B01.title":"t","B01.lead":"l","B01.why":"w","B05.title":"t","B05.lead":"l","B05.why":"w"}}""");
    }

    /// <summary>With every text that the life event needs.</summary>
    public static Folder Whole(Flow flow)
    {
        var folder = new Folder(flow);
        foreach (var missing in folder.Read().Findings.Where(f => f.Path == "$.texts" && f.Reason.Contains("is missing", StringComparison.Ordinal)))
            folder.Edit(missing.File, t => t["texts"]![missing.Reason.Split('\'')[1]] = "t");
        return folder;
    }

    public Folder Edit(string path, Action<JsonObject> edit)
    {
        edit(_files[path]!);
        return this;
    }

    public Folder Without(string path)
    {
        _files.Remove(path);
        return this;
    }

    public Folder Add(string path, string text)
    {
        _broken[path] = text;
        return this;
    }

    public WorkflowCatalogueReading Read() => WorkflowFolder.Read(
        new WorkflowFiles(_files.ToDictionary(f => f.Key, f => f.Value!.ToJsonString()).Concat(_broken).ToDictionary(f => f.Key, f => f.Value)),
        ExpressionEvaluator.Syntax);

    /// <summary>There is one finding, in this file and at this path, and it says this.</summary>
    public void Refused(string file, string path, string reason)
    {
        var finding = Assert.Single(Read().Findings);
        Assert.Equal((file, path), (finding.File, finding.Path));
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
