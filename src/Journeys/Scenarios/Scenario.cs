using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Law;

namespace Journeys.Scenarios;

/// <summary>A persona's journey as a jurist reads it: people, and what happens and is expected on which day.</summary>
public sealed record Scenario(
    string Name, string Workflow, IReadOnlyDictionary<string, ScenarioPerson> People, IReadOnlyList<ScenarioEntry> Timeline)
{
    /// <summary>Reads a scenario file; a <see cref="FormatException"/> says which entry is wrong and how to mend it.</summary>
    public static Scenario Read(string file, string json)
    {
        try
        {
            var root = JsonNode.Parse(json) as JsonObject ?? throw new FormatException("The file is not a JSON object.");
            var people = root["people"]?.AsObject().ToDictionary(p => p.Key, p => Person(p.Key, p.Value!.AsObject())) ?? [];
            var timeline = root["timeline"]?.AsArray().Select((e, i) => Entry(i, e!.AsObject())).ToList() ?? [];
            return new Scenario(Text(root, "scenario"), Text(root, "workflow"), people, timeline);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new FormatException($"{file}: {e.Message}", e);
        }
    }

    private static ScenarioPerson Person(string id, JsonObject p) =>
        new(id, p["role"]?.GetValue<string>() ?? "", p["name"]?.GetValue<string>(), p["personalNumber"]?.GetValue<string>(),
            p["born"]?.GetValue<string>(), p["signsIn"]?.GetValue<bool>() ?? false, p["language"]?.GetValue<string>() ?? "sv")
        { HelpByPhone = p["helpByPhone"]?.GetValue<bool>() ?? false };

    private static ScenarioEntry Entry(int index, JsonObject entry)
    {
        string[] verbs = ["begin", "fact", "answer", "task", "send", "open", "withdraw", "expect"];
        var verb = verbs.Where(entry.ContainsKey).ToList();
        if (verb.Count != 1)
            throw new FormatException($"$.timeline[{index}]: an entry has one of {string.Join(", ", verbs)}; this has {verb.Count}.");
        return new ScenarioEntry(index, At(index, entry), verb[0], entry);
    }

    private static DateTimeOffset At(int index, JsonObject entry)
    {
        var on = Text(entry, "on");
        string[] formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm"];
        if (!DateTime.TryParseExact(on, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw new FormatException($"$.timeline[{index}].on: '{on}' is not a local date such as 2026-11-17 or 2026-11-17T14:00.");
        return SwedishTime.StartOf(DateOnly.FromDateTime(local)) + (on.Length == 10 ? TimeSpan.FromHours(9) : local.TimeOfDay);
    }

    private static string Text(JsonObject node, string name) =>
        node[name]?.GetValue<string>() ?? throw new FormatException($"'{name}' is missing.");
}

public sealed record ScenarioPerson(string Id, string Role, string? Name, string? PersonalNumber, string? Born, bool SignsIn, string Language)
{
    /// <summary>The person is helped by phone unless they say otherwise.</summary>
    public bool HelpByPhone { get; init; }
}

/// <summary>One action or expectation, at an instant; the clock runs to it first.</summary>
public sealed record ScenarioEntry(int Index, DateTimeOffset At, string Verb, JsonObject Json)
{
    public string Target => Json[Verb]!.GetValue<string>();

    public string? Value(string name) => Json[name]?.GetValue<string>();

    public JsonObject Data => Json["data"] as JsonObject ?? [];

    public override string ToString() => $"$.timeline[{Index}] on {Json["on"]}";
}
