using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Journeys.Definitions.Reading;

/// <summary>A value of a file and where it stands. A read of a wrong kind leaves a finding and gives null, empty or the default.</summary>
internal sealed partial class Place(FindingList findings, string path, string? activity, JsonNode? node)
{
    public string Path => path;

    /// <summary>The activity that it is part of.</summary>
    public string? Activity => activity;

    public JsonNode? Node => node;

    public bool Exists => node is not null;

    /// <summary>How many findings the file has so far.</summary>
    public int Found => findings.All.Count;

    /// <summary>Whether something of the activity that it is part of has been found already.</summary>
    public bool IsToldOf => findings.All.Any(f => f.Activity == activity);

    public bool IsObject => node is JsonObject;

    public bool IsArray => node is JsonArray;

    public Place this[string name] => new(findings, PathOf(name), activity, (node as JsonObject)?[name]);

    /// <summary>The same place, as part of the activity with this id.</summary>
    public Place Within(string? id) => new(findings, path, id, node);

    /// <summary>The same place with the JSON that its text holds.</summary>
    public Place Holding(JsonNode? inner) => new(findings, path, activity, inner);

    public void Fault(string reason, string remedy) => findings.Add(path, activity, reason, remedy);

    /// <summary>A finding that stops nothing.</summary>
    public void Warn(string reason, string remedy) => findings.Warn(path, activity, reason, remedy);

    public string? Text()
    {
        if (node is null) return null;
        if (node.GetValueKind() == JsonValueKind.String) return node.GetValue<string>();
        Expected("a text");
        return null;
    }

    public string? RequiredText()
    {
        if (node is null) Missing();
        var text = Text();
        if (text is null || !string.IsNullOrWhiteSpace(text)) return text;
        Fault("the text is empty.", "Write it.");
        return null;
    }

    public bool? Flag()
    {
        if (node is null) return null;
        if (node.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return node.GetValueKind() == JsonValueKind.True;
        Expected("true or false");
        return null;
    }

    public int? Whole(int least)
    {
        if (node is null) return null;
        if (node is JsonValue value && value.TryGetValue<int>(out var number) && number >= least) return number;
        Expected($"a whole number, at least {least}");
        return null;
    }

    public IReadOnlyList<Place> Items()
    {
        if (node is JsonArray items)
            return [.. items.Select((item, i) => new Place(findings, $"{path}[{i}]", activity, item))];
        if (node is not null) Expected("an array");
        return [];
    }

    public IReadOnlyList<(string Name, Place Value)> Members()
    {
        if (node is JsonObject members) return [.. members.Select(m => (m.Key, this[m.Key]))];
        if (node is not null) Expected("an object");
        return [];
    }

    /// <summary>The texts of an array; the empty ones and what is no text are findings.</summary>
    public IReadOnlyList<string> Texts() => [.. Items().Select(i => i.RequiredText()).OfType<string>()];

    /// <summary>An array of texts, or one text alone.</summary>
    public IReadOnlyList<string> TextOrTexts() =>
        node?.GetValueKind() == JsonValueKind.String ? [.. new[] { RequiredText() }.OfType<string>()] : Texts();

    /// <summary>Refuses the members of an object that are not among the known.</summary>
    public void Only(params string[] known)
    {
        foreach (var (name, value) in Members())
            if (!known.Contains(name)) value.Fault($"unknown field '{name}'.", Nearest.Remedy(name, known));
    }

    public void Missing() => Fault($"{Own()} is missing.", "Write it.");

    public void Expected(string what) => Fault($"{what} is expected, and this is {Kind()}.", $"Write {what}.");

    private string Kind() => node?.GetValueKind() switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => $"the number {node.ToJsonString()}",
        JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
        _ => "nothing",
    };

    /// <summary>The name under which it stands.</summary>
    private string Own() => path[(path.LastIndexOfAny(['.', '[']) + 1)..] is var own && own.EndsWith(']') ? own[..^1] : $"'{own}'";

    private string PathOf(string name) => PlainName.IsMatch(name) ? $"{path}.{name}" : $"{path}['{name}']";

    [GeneratedRegex(@"^[\p{L}_$][\p{L}\p{Nd}_$-]*\z")]
    private static partial Regex PlainName { get; }
}
