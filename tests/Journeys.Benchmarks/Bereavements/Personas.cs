using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Journeys.Benchmarks.Answers;
using Journeys.Host.Engine;
using Journeys.Scenarios;

namespace Journeys.Benchmarks.Bereavements;

/// <summary>
/// The five personas' scenarios as their files tell them, as often as is asked for: each with people of its own, and all
/// that happens so many days later.
/// </summary>
internal static partial class Personas
{
    public static IReadOnlyList<string> Names { get; } = ["torsten-t1", "torsten-t2", "torsten-t3", "pia", "sofia"];

    public static string Text(string name) =>
        WorkflowsPlace.Files(WorkflowsPlace.Nearest(WorkflowsPlace.Name, AppContext.BaseDirectory)).Texts[$"bereavement/scenarios/{name}.json"];

    /// <param name="text">The scenario's file.</param>
    /// <param name="number">Which of them; the ids of facts and decisions have it.</param>
    /// <param name="days">How many days later than in the file. What it expects of its own days is left out.</param>
    public static Scenario Make(string text, int number, int days)
    {
        var json = JsonNode.Parse(text)!.AsObject();
        foreach (var (_, person) in json["people"]!.AsObject()) person!["personalNumber"] = Numbers.Next();
        var entries = json["timeline"]!.AsArray().Select(e => e!.AsObject()).Where(e => !e.ContainsKey("expect")).ToList();
        var died = DateOnly.Parse(entries[0]["data"]!["date"]!.GetValue<string>(), CultureInfo.InvariantCulture).AddDays(days);
        var moved = entries.Select(e => Moved(e, number, days, died.Year + 1)).OrderBy(e => e["on"]!.GetValue<string>(), StringComparer.Ordinal);
        json["timeline"] = new JsonArray([.. moved]);
        return Scenario.Read($"{json["scenario"]} {number}", json.ToJsonString());
    }

    // A tax return has a time of its own in the year after the death, whenever in the year that was.
    private static JsonNode Moved(JsonObject entry, int number, int days, int yearOfReturn)
    {
        var yearly = entry["task"]?.GetValue<string>() == "B26";
        foreach (var id in new[] { "factId", "decisionId", "supersedes" })
            if (entry[id] is { } said) entry[id] = $"{said}-{number}";
        return JsonNode.Parse(Days().Replace(entry.ToJsonString(), d =>
        {
            var day = DateOnly.Parse(d.Value, CultureInfo.InvariantCulture);
            return (yearly ? new DateOnly(yearOfReturn, day.Month, day.Day) : day.AddDays(days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }))!;
    }

    // Those of the story, from 2026 on; not when people were born or married.
    [GeneratedRegex(@"(?<="")20(2[6-9]|[3-9]\d)-\d\d-\d\d(?=["" T])")]
    private static partial Regex Days();
}
