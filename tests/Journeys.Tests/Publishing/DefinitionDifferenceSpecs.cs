using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Tests.Scenarios;

namespace Journeys.Tests.Publishing;

/// <summary>What an author reads when a published version's file has changed.</summary>
public class DefinitionDifferenceSpecs
{
    private static readonly string Bereavement = File.ReadAllText(Path.Combine(Workflows.Folder, "bereavement/workflow.json"));

    [Fact]
    public void The_same_content_differs_in_nothing_though_it_is_laid_out_anew()
    {
        Assert.Empty(Changed(json =>
        {
            json["id"] = "other";
            Activity(json, "B17")["metadata"]!["designer"]!["position"]!["x"] = 9_999;
            var activities = json["root"]!["activities"]!.AsArray();
            var first = activities[0];
            activities.RemoveAt(0);
            activities.Add(first);
        }));
    }

    [Fact]
    public void A_condition_a_period_a_step_and_a_connection_are_named()
    {
        var lines = Changed(json =>
        {
            Activity(json, "B17")["applies"]!["expression"]!["value"] = "false";
            Activity(json, "B19")["customProperties"]!["journeys"]!["deadline"]!["period"] = "P9M";
            json["root"]!["activities"]!.AsArray().Remove(Activity(json, "B20"));
            json["root"]!["connections"]!.AsArray().RemoveAt(0);
        });

        Assert.Contains(lines, l => l.StartsWith("B17.applies.expression.value: ", StringComparison.Ordinal) && l.EndsWith("→ \"false\"", StringComparison.Ordinal));
        Assert.Contains("B19.customProperties.journeys.deadline.period: \"P3M\" → \"P9M\"", lines);
        Assert.Contains("B20: is there → none", lines);
        Assert.Contains(lines, l => l.StartsWith("root.connections[", StringComparison.Ordinal) && l.EndsWith("]: is there → none", StringComparison.Ordinal));
        Assert.Equal(4, lines.Count);
    }

    private static IReadOnlyList<string> Changed(Action<JsonNode> edit)
    {
        var now = JsonNode.Parse(Bereavement)!;
        edit(now);
        return DefinitionDifference.Between(JsonNode.Parse(Bereavement)!, now);
    }

    private static JsonNode Activity(JsonNode json, string id) => json["root"]!["activities"]!.AsArray().Single(a => a!["id"]!.ToString() == id)!;
}
