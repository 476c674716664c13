using System.Text.Json.Nodes;
using Journeys.Definitions;

namespace Journeys.Tests.Execution;

/// <summary>Definitions as Elsa Studio writes them, read by the real reader: what a spec runs, it has read.</summary>
internal static class Drawn
{
    public static readonly string[] NoConnections = [];

    /// <summary>A journey that begins at <c>start</c> and goes on to the first of the activities; other connections as <c>A>B</c> or <c>A/Port>B</c>.</summary>
    public static Definition Flow(JsonObject[] activities, params string[] connections) => Read(Json(activities, connections));

    /// <summary>One activity after <c>start</c>.</summary>
    public static Definition Flow(JsonObject activity) => Flow([activity]);

    public static DefinitionReading Reading(JsonObject[] activities, params string[] connections) => DefinitionReader.Read("workflow.json", Json(activities, connections).ToJsonString());

    public static JsonObject Json(JsonObject[] activities, params string[] connections) => new()
    {
        ["definitionId"] = "drawn",
        ["name"] = "drawn",
        ["version"] = 1,
        ["variables"] = JsonNode.Parse("""[{"id":"n","name":"n","typeName":"Int32","value":"0"},{"id":"v","name":"v","typeName":"Object"}]"""),
        ["customProperties"] = JsonNode.Parse("""{"journeys":{"facts":{"f.x":"bool","f.y":"bool","f.on":"date"}}}"""),
        ["root"] = Flowchart("root", [Act("Start", "start"), .. activities], [$"start>{activities[0]["id"]}", .. connections]),
    };

    public static JsonObject Flowchart(string id, JsonObject[] activities, params string[] connections)
    {
        foreach (var activity in activities.Where(a => IsLast(a, connections)))
            (Journeys(activity)["ports"] ??= new JsonObject())["Done"] = new JsonObject { ["ends"] = "The end." };
        return Act("Flowchart", id, ("activities", new JsonArray([.. activities])), ("connections", new JsonArray([.. connections.Select(Connection)])));
    }

    public static JsonObject Act(string type, string id, params (string Name, JsonNode? Value)[] members)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = $"Elsa.{type}", ["version"] = 1, ["customProperties"] = new JsonObject() };
        foreach (var (name, value) in members) activity[name] = value;
        return activity;
    }

    public static JsonObject Sequence(string id, params JsonObject[] activities) => Act("Sequence", id, ("activities", new JsonArray([.. activities])));

    public static JsonObject Parallel(string id, params JsonObject[] activities) => Act("Parallel", id, ("activities", new JsonArray([.. activities])));

    public static JsonObject Fork(string id, string mode, params JsonObject[] branches) => Act("Fork", id, ("joinMode", mode), ("branches", new JsonArray([.. branches])));

    public static JsonObject If(string id, string condition, JsonObject? then = null, JsonObject? otherwise = null) =>
        Act("If", id, ("condition", Js("Boolean", condition)), ("then", then), ("else", otherwise));

    public static JsonObject While(string id, string condition, JsonObject body) => Act("While", id, ("condition", Js("Boolean", condition)), ("body", body));

    public static JsonObject ForEach(string id, string items, JsonObject body) => Act("ForEach", id, ("items", Js("Object", items)), ("body", body));

    public static JsonObject ParallelForEach(string id, string items, JsonObject body) => Act("ParallelForEach", id, ("items", Js("Object", items)), ("body", body));

    public static JsonObject Set(string id, string variable, string value) =>
        Act("SetVariable", id, ("variable", new JsonObject { ["id"] = variable, ["name"] = variable }), ("value", Js("Object", value)));

    /// <summary>Writes its id, or what an expression comes to.</summary>
    public static JsonObject Line(string id, string? text = null) => Act("WriteLine", id, ("text", Js("String", text ?? $"'{id}'")));

    public static JsonObject Decision(string id, string condition) => Act("FlowDecision", id, ("condition", Js("Boolean", condition)));

    public static JsonObject FlowFork(string id, params string[] branches) =>
        Act("FlowFork", id, ("branches", new JsonObject { ["typeName"] = "String[]", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = new JsonArray([.. branches.Select(b => JsonValue.Create(b))]).ToJsonString() } }));

    public static JsonObject Join(string id, JoinMode mode) => Act("FlowJoin", id, ("mode", mode.ToString()));

    public static JsonObject Task(string id, string facts = "{}", string questions = "[]")
    {
        var task = Act("", id);
        task["type"] = "Journeys.CitizenTask";
        Journeys(task)["step"] = id;
        Journeys(task)["facts"] = JsonNode.Parse(facts);
        Journeys(task)["questions"] = JsonNode.Parse(questions);
        return task;
    }

    public static JsonObject Agency(string id, string refused = "waits")
    {
        var step = Act("", id, ("agency", "agency"), ("service", "service"), ("profile", "DR"), ("request", "automatic"));
        step["type"] = "Journeys.AgencyStep";
        Journeys(step)["step"] = id;
        Journeys(step)["ports"] = new JsonObject { ["Refused"] = new JsonObject { [refused] = "law" } };
        return step;
    }

    public static JsonObject Js(string typeName, string value) =>
        new() { ["typeName"] = typeName, ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = value } };

    private static JsonObject Journeys(JsonObject activity) => (JsonObject)(activity["customProperties"]!["journeys"] ??= new JsonObject());

    private static bool IsLast(JsonObject activity, string[] connections) =>
        activity["type"]!.ToString() is not ("Elsa.End" or "Elsa.Finish" or "Elsa.Complete" or "Elsa.Break" or "Elsa.Fault")
        && !connections.Any(c => c.Split('/', '>')[0] == activity["id"]!.ToString());

    private static JsonObject Connection(string text)
    {
        var parts = text.Split('>');
        var source = parts[0].Split('/');
        return new()
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.ElementAtOrDefault(1) ?? "Done" },
            ["target"] = new JsonObject { ["activity"] = parts[1], ["port"] = "In" },
        };
    }

    private static Definition Read(JsonObject json)
    {
        var reading = DefinitionReader.Read("workflow.json", json.ToJsonString());
        Assert.Empty(reading.Findings);
        return reading.Definition!;
    }
}
