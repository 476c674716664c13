using System.Globalization;
using System.Text.Json.Nodes;

namespace Journeys.Tests.Definitions.Corpus;

/// <summary>Mutates a file as a slip of the hand, a bad merge, a broken disk or somebody's spite would: in its JSON, or in its text.</summary>
internal sealed class Mutations(Random random, IReadOnlyList<string> others)
{
    private static readonly string[] Odd =
    [
        "null", "0", "-1", "1e400", "-0.0", "99999999999999999999", "2147483648", "true", "\"\"", "\" \"", "\"(\"", "\"a.x.\"", "\"..\"", "\"P\"", "\"P99999999Y\"", "\"-P1D\"",
        "\"data.\"", "\"known('\"", "\"~half~\"", "\"\\u0000\"", "\"\\u202eB17\"", "\"ＦＵＬＬ\"", "\"e\\u0301\"", "\"🧬\"", "[]", "{}", "[null]", "[[[]]]", "{\"\":null}", "{\"a'b\":{\"x\":1}}",
        "\"Elsa.Start\"", "\"Elsa.While\"", "\"Journeys.Notify\"", "{\"typeName\":7,\"expression\":[]}", "{\"typeName\":\"Boolean\",\"expression\":{\"type\":\"JavaScript\",\"value\":\"while(true){}\"}}",
        "{\"typeName\":\"Boolean\",\"expression\":{\"type\":\"JavaScript\",\"value\":\"((((((\"}}", "\"9999-99-99\"", "\"true && f.x\"",
    ];

    public string Of(string text)
    {
        if (random.Next(3) == 0 || Parse(text) is not { } json) return Torn(text);
        for (var times = random.Next(1, 4); times > 0; times--) Mutate(json);
        return json.ToJsonString().Replace("~half~", "\\ud83d", StringComparison.Ordinal);
    }

    private string Torn(string text)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 40), text.Length - at);
        return random.Next(8) switch
        {
            0 => text[..at],
            1 => text.Remove(at, length),
            2 => text.Insert(at, ((char)random.Next(0, 0x10000)).ToString()),
            3 => text.Insert(at, text.Substring(at, length)),
            4 => text.Insert(at, new string('[', random.Next(1, 5_000))),
            5 => text.Insert(at, new string('9', random.Next(1, 400))),
            6 => text[..at] + Spliced(at),
            _ => text.Replace("\"version\"", "\"version\": 1, \"version\"", StringComparison.Ordinal),
        };
    }

    private string Spliced(int at) => others[random.Next(others.Count)] is var other && at < other.Length ? other[at..] : "";

    private void Mutate(JsonNode json)
    {
        var owners = Owners(json).Where(o => o is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }).ToList();
        if (owners.Count == 0) return;
        var owner = owners[random.Next(owners.Count)];
        if (owner is JsonArray items) Mutate(items, owners);
        else Mutate((JsonObject)owner, owners);
    }

    private void Mutate(JsonArray items, List<JsonNode> owners)
    {
        var at = random.Next(items.Count);
        switch (random.Next(5))
        {
            case 0: items.Add(items[at]?.DeepClone()); break;
            case 1: items.RemoveAt(at); break;
            case 2: items[at] = Any(owners); break;
            case 3: items.Insert(random.Next(items.Count), Foreign()); break;
            default: items[at] = Deep(items[at]); break;
        }
    }

    private void Mutate(JsonObject members, List<JsonNode> owners)
    {
        var name = members.ElementAt(random.Next(members.Count)).Key;
        switch (random.Next(7))
        {
            case 0: members.Remove(name); break;
            case 1: Rename(members, name); break;
            case 2: members[name] = Any(owners); break;
            case 3: members[name] = Foreign(); break;
            case 4: members[name] = Deep(members[name]); break;
            case 5 when members[name] is JsonValue: members[name] = Altered(members[name]!.ToString()); break;
            default: members[name] = JsonNode.Parse(Odd[random.Next(Odd.Length)]); break;
        }
    }

    private void Rename(JsonObject members, string name)
    {
        var value = members[name]?.DeepClone();
        members.Remove(name);
        members[Altered(name)] = value;
    }

    private string Altered(string text) => random.Next(4) switch
    {
        0 => text + "x",
        1 when text.Length > 1 => text[1..],
        2 => text.ToUpper(CultureInfo.InvariantCulture),
        _ => text + (char)random.Next(0x20, 0xd7ff),
    };

    private static JsonNode? Deep(JsonNode? value)
    {
        var deep = value?.DeepClone();
        for (var depth = 0; depth < 40; depth++) deep = new JsonArray(deep);
        return deep;
    }

    private JsonNode? Any(List<JsonNode> owners) => owners[random.Next(owners.Count)].DeepClone();

    /// <summary>A part of another file.</summary>
    private JsonNode? Foreign() => Parse(others[random.Next(others.Count)]) is { } other && Owners(other).ToList() is var parts ? parts[random.Next(parts.Count)].DeepClone() : null;

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonNode> Owners(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Owners(m.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Owners).Prepend(items),
        _ => [],
    };
}
