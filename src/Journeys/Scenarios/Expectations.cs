using System.Globalization;
using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Scenarios;

/// <summary>Compares a journey with what a scenario expects of it. Only what is named is checked.</summary>
internal static class Expectations
{
    public static async Task<IReadOnlyList<string>> CompareAsync(IScenarioEngine engine, ScenarioEntry entry)
    {
        var journey = await engine.JourneyAsync() ?? Journey.Initial;
        var differences = new List<string>();
        foreach (var (what, expected) in entry.Json["expect"]!.AsObject())
            if (what == "messages")
                foreach (var (agency, messages) in expected!.AsObject())
                    Compare(differences, $"messages to {agency}", Lines(messages), string.Join(", ", await engine.MessagesAsync(agency)));
            else if (expected is JsonObject map)
                foreach (var (key, value) in map)
                    Compare(differences, $"{what} {key}", value!.ToString(), Actual(engine.Definition, journey, what, key));
            else
                Compare(differences, what, Lines(expected), Actual(journey, what));
        return [.. differences.Select(d => $"{entry}: {d}")];
    }

    private static string Actual(Definition definition, Journey journey, string what, string key) => what switch
    {
        "statuses" => StatusOf(definition, journey, key),
        "deadlines" => string.Join(" and ", Of(journey, key).Select(d => d.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).OfType<string>().Distinct()),
        "reminders" => string.Join(" and ", Of(journey, key).SelectMany(d => d.Reminders).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Distinct()),
        "outcomes" => journey.Steps.Find(key)?.Outcome?.ToString() ?? "none",
        "facts" => journey.Fact(key)?.Text ?? "unknown",
        "reasons" => definition.Index.Step(key) is { } step && Statuses.WaitsFor(definition, journey, step).Count > 0 ? "blocked" : "none",
        _ => throw new FormatException($"'{what}' is not something a scenario can expect."),
    };

    private static string Actual(Journey journey, string what) => what switch
    {
        "suggested" => string.Join(", ", journey.Suggested),
        "missed" => string.Join(", ", journey.Deadlines.Values.Where(d => d.Missed && d.Current.Step != EngineRows.Delay).Select(d => EngineRows.IsEngines(d.Current) ? d.Current.Key : InstanceKey.Of(d.Current.Step, d.Current.Subject, null))),
        "incidents" => string.Join(", ", journey.Incidents),
        "firstScreen" => string.Join(", ", journey.Cards),
        "ended" => journey.Status == JourneyStatus.Running ? "false" : "true",
        _ => throw new FormatException($"'{what}' is not something a scenario can expect."),
    };

    private static IEnumerable<DeadlineRevision> Of(Journey journey, string key) =>
        journey.Deadlines.Values.Select(d => d.Current).Where(d => d.Step == key || d.Key == key || InstanceKey.Of(d.Step, d.Subject, null) == key);

    /// <summary>A step, an instance, or one of the engine's own tasks (<c>B22.info</c>), in one letter.</summary>
    private static string StatusOf(Definition definition, Journey journey, string key)
    {
        if (journey.Steps.ContainsKey(key))
            return Letter(Statuses.Of(definition, journey, key));
        if (definition.Index.Step(key) is { } step)
            return Letter(Statuses.OfStep(definition, journey, step));
        if (journey.Bookmarks.FirstOrDefault(b => BookmarkId.Split(b.Key).Stem == key).Value is { } open)
            return open.Kind == BookmarkKind.Demand ? "A" : "R";
        return journey.Numbers.ContainsKey(key) ? "D" : "N";
    }

    private static string Letter(StepStatus status) => status switch
    {
        StepStatus.Done => "D",
        StepStatus.InProgress => "I",
        StepStatus.AwaitingAgency => "A",
        StepStatus.RequiresYou => "R",
        StepStatus.NotApplicable => "–",
        StepStatus.AffectedByIncident => "X",
        _ => "N",
    };

    private static string Lines(JsonNode? value) => value switch
    {
        JsonArray array => string.Join(", ", array.Select(v => v!.ToString())),
        null => "",
        _ => value.ToString(),
    };

    private static void Compare(List<string> differences, string what, string expected, string actual)
    {
        if (expected != actual)
            differences.Add($"{what}: expected {(expected.Length == 0 ? "none" : expected)}, was {(actual.Length == 0 ? "none" : actual)}");
    }
}
