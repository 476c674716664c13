using System.Text.Json.Nodes;

namespace Journeys.Definitions.Reading;

/// <summary>Reads for whom a step runs: <c>[{"list":"children","parts":["barnpension"]}]</c>, as JSON or as its text; parts alone need no list.</summary>
internal static class SubjectReader
{
    public static IReadOnlyList<SubjectRule> Read(Draft draft, Place place, InputReader inputs)
    {
        if (inputs.Read("subjects", "JsonArray", new Scope()) is not { } input) return [];
        if (input.Kind != ExpressionKind.Object)
        {
            place.Fault("the subjects must be known when the file is read.", "Write them as an Object expression.");
            return [];
        }
        var value = place["expression"]["value"];
        var rules = value.Node is JsonArray ? value : value.Holding(Parsed(value, input.Text));
        return [.. rules.Items().Select(r => ReadRule(draft, r)).OfType<SubjectRule>()];
    }

    private static JsonNode? Parsed(Place value, string text)
    {
        var inner = new FindingList("");
        var node = JsonText.Parse(text, inner);
        if (node is null) value.Fault($"the subjects are not valid JSON ({inner.All[0].Reason})", "Write [{\"list\": \"children\"}].");
        return node;
    }

    private static SubjectRule? ReadRule(Draft draft, Place place)
    {
        place.Only("list", "parts");
        if (!place.IsObject) return null;
        var list = place["list"].Exists || !place["parts"].Exists ? place["list"].RequiredText() : null;
        if (list is null && (place["list"].Exists || !place["parts"].Exists)) return null;
        if (list is not null && !draft.Lists.ContainsKey(list)) place["list"].Fault($"the file declares no list '{list}'.", Nearest.Remedy(list, draft.Lists.Keys));
        var parts = place["parts"].Texts();
        if (parts.Distinct().Count() < parts.Count) place["parts"].Fault("a part stands twice.", "Keep one.");
        return new SubjectRule(list, parts);
    }
}
