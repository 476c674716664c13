using System.Text.Json.Nodes;

namespace Journeys.Definitions;

/// <summary>What differs between two contents of a definition, a line each, for the person who changed it.</summary>
public static class DefinitionDifference
{
    private const int MostText = 60;

    /// <summary>Lines such as <c>B17.applies: 'a' → 'b'</c>. Layout, ids and dates that Elsa Studio writes anew do not differ; nor does the order of activities.</summary>
    public static IReadOnlyList<string> Between(JsonNode was, JsonNode now)
    {
        var lines = new List<string>();
        Compare("", JsonNode.Parse(CanonicalJson.Text(was)), JsonNode.Parse(CanonicalJson.Text(now)), lines);
        return lines;
    }

    private static void Compare(string at, JsonNode? was, JsonNode? now, List<string> lines)
    {
        if (JsonNode.DeepEquals(was, now)) return;
        switch (was, now)
        {
            case (JsonObject before, JsonObject after):
                foreach (var name in before.Select(m => m.Key).Union(after.Select(m => m.Key)).Order(StringComparer.Ordinal))
                    Compare(Under(at, name), before[name], after[name], lines);
                break;
            case (JsonArray before, JsonArray after) when AreNamed(before) && AreNamed(after):
                var (olds, news) = (ByName(before), ByName(after));
                foreach (var name in olds.Keys.Union(news.Keys).Order(StringComparer.Ordinal))
                    Compare(Inside(at, name), olds.GetValueOrDefault(name), news.GetValueOrDefault(name), lines);
                break;
            default:
                lines.Add($"{(at.Length == 0 ? "$" : at)}: {Short(was)} → {Short(now)}");
                break;
        }
    }

    private static bool AreNamed(JsonArray items) => items.All(i => NameOf(i) is not null) && items.Select(NameOf).Distinct().Count() == items.Count;

    private static Dictionary<string, JsonNode> ByName(JsonArray items) => items.ToDictionary(i => NameOf(i)!, i => i!);

    private static string? NameOf(JsonNode? item) => item switch
    {
        JsonObject connection when connection["source"] is JsonObject from && connection["target"] is JsonObject to =>
            $"{from["activity"]}.{from["port"] ?? "Done"} → {to["activity"]}",
        JsonObject named => (named["id"] ?? named["name"] ?? named["validFrom"])?.ToString(),
        _ => null,
    };

    private static string Under(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    // An activity is known by its id wherever it lies.
    private static string Inside(string at, string name) => at.EndsWith("activities", StringComparison.Ordinal) ? name : $"{at}[{name}]";

    private static string Short(JsonNode? value)
    {
        if (value is null) return "none";
        if (value is JsonObject { Count: > 0 } named && NameOf(named) is not null) return "is there";
        var text = value.ToJsonString(Plain);
        return text.Length <= MostText ? text : text[..MostText] + "…";
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
