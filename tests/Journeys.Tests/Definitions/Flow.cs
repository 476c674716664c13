using System.Text.Json.Nodes;
using Journeys.Definitions;

namespace Journeys.Tests.Definitions;

/// <summary>Builds small definitions. <see cref="Started"/> has B01, the register fact that starts the journey.</summary>
internal sealed class Flow
{
    public const string File = "workflows/sample/workflow.json";

    private readonly JsonObject _journeys = [];
    private readonly JsonArray _activities = [];
    private readonly JsonArray _connections = [];
    private readonly List<Action<JsonObject>> _edits = [];

    /// <summary>B01 with the facts death.date, death.forensic and intake.home, and the list children.</summary>
    public static Flow Started => new Flow()
        .With("""{"facts":{"death.date":"date","death.forensic":"bool","intake.home":"rented|owned"},"lists":{"children":{"under18":"bool","endsOn":"date"}}}""")
        .Step("B01", "RegisterFact", """{"facts":{"death.date":"data.date"}}""", """{"register":"skatteverket","fact":"DeathRegistered","starts":true}""")
        .Edit("B01", a => a["customProperties"]!["canStartWorkflow"] = true);

    public Flow With(string journeys)
    {
        foreach (var (name, value) in JsonNode.Parse(journeys)!.AsObject()) _journeys[name] = value?.DeepClone();
        return this;
    }

    public Flow Step(string id, string type = "CitizenTask", string journeys = "{}", string inputs = "{}")
    {
        var own = JsonNode.Parse(journeys)!.AsObject();
        own["step"] ??= id;
        return Add(id, $"Journeys.{type}", inputs, new JsonObject { ["journeys"] = own });
    }

    public Flow Agency(string id, string journeys = "{}", string inputs = "{}", string profile = "DR") =>
        Step(id, profile == "FE" ? "FetchEvidence" : "AgencyStep", journeys, inputs).Edit(id, a =>
        {
            foreach (var (name, value) in new[] { ("agency", "skatteverket"), ("service", "certificate"), ("profile", profile) }) a[name] ??= value;
        });

    public Flow Elsa(string id, string type, string members = "{}") => Add(id, $"Elsa.{type}", members, []);

    /// <summary>Each as <c>B01/Done&gt;B02</c>.</summary>
    public Flow Connect(params string[] connections)
    {
        foreach (var parts in connections.Select(c => c.Split('/', '>')))
            _connections.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = parts[0], ["port"] = parts[1] },
                ["target"] = new JsonObject { ["activity"] = parts[2], ["port"] = "In" },
            });
        return this;
    }

    public Flow Edit(string id, Action<JsonObject> edit) =>
        Edit(root => edit(root["root"]!["activities"]!.AsArray().Select(a => a!.AsObject()).First(a => a["id"]!.ToString() == id)));

    public Flow Edit(Action<JsonObject> edit)
    {
        _edits.Add(edit);
        return this;
    }

    public JsonObject Json()
    {
        var json = new JsonObject
        {
            ["definitionId"] = "sample",
            ["name"] = "A sample",
            ["version"] = 1,
            ["customProperties"] = new JsonObject { ["journeys"] = _journeys.DeepClone() },
            ["root"] = new JsonObject
            {
                ["id"] = "Flowchart1",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["activities"] = _activities.DeepClone(),
                ["connections"] = _connections.DeepClone(),
            },
        };
        foreach (var edit in _edits) edit(json);
        foreach (var activity in json["root"]!["activities"]!.AsArray()) ClosePorts(activity!.AsObject());
        return json;
    }

    public DefinitionReading Read() => DefinitionReader.Read(File, Json().ToJsonString());

    public Definition Valid()
    {
        var reading = Read();
        Assert.Empty(reading.Findings);
        return reading.Definition!;
    }

    /// <summary>There is one finding, at the end of this path, and it says this.</summary>
    public Finding Refused(string path, string reason)
    {
        var reading = Read();
        var finding = Assert.Single(reading.Findings);
        Assert.EndsWith(path, finding.Path, StringComparison.Ordinal);
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
        Assert.Null(reading.Definition);
        return finding;
    }

    private Flow Add(string id, string type, string members, JsonObject custom)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1, ["customProperties"] = custom };
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject()) activity[name] = Input(value);
        _activities.Add(activity);
        return this;
    }

    private static JsonNode? Input(JsonNode? value) => value?.ToString() switch
    {
        { } text when text.StartsWith("js:", StringComparison.Ordinal) => Expression("Boolean", "JavaScript", text[3..]),
        { } text when text.StartsWith("json:", StringComparison.Ordinal) => Expression("JsonArray", "Object", text[5..]),
        _ => value?.DeepClone(),
    };

    public static JsonObject Expression(string typeName, string type, JsonNode? value) =>
        new() { ["typeName"] = typeName, ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    /// <summary>Ports that a spec does not speak of: a step without successors ends, and a refusal before successors waits.</summary>
    private void ClosePorts(JsonObject activity)
    {
        var custom = activity["customProperties"]!.AsObject();
        var own = (custom["journeys"] ??= new JsonObject()) as JsonObject;
        if (own is null || own.ContainsKey("ports")) return;
        var from = _connections.Select(c => c!["source"]!).Where(s => s["activity"]!.ToString() == activity["id"]!.ToString()).Select(s => s["port"]!.ToString()).ToList();
        var ports = new JsonObject();
        if (from.Count == 0) ports["Done"] = new JsonObject { ["ends"] = "The end." };
        if (activity["type"]!.ToString() == "Journeys.AgencyStep" && !from.Contains("Refused")) ports["Refused"] = new JsonObject { ["waits"] = "A refusal." };
        if (ports.Count > 0 && !(activity["type"]!.ToString() is "Elsa.FlowDecision" or "Elsa.FlowFork" or "Elsa.FlowSwitch")) own["ports"] = ports;
    }
}
