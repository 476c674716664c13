using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.Scenarios;

/// <summary>
/// Puts people in a scenario's data: <c>"person":"sofia"</c> becomes the identity that the engine knows, with the personal
/// number beside it, as on arrival at a host.
/// </summary>
public static class ScenarioPeople
{
    /// <summary>An id that is the same in every run.</summary>
    public static Guid IdOf(ScenarioPerson person) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"scenario:{person.Id}")).AsSpan(0, 16));

    public static JsonElement Substitute(JsonObject data, Func<ScenarioPerson, string> identity, Scenario scenario)
    {
        var copy = data.DeepClone();
        Replace(copy, identity, scenario);
        return JsonSerializer.SerializeToElement(copy);
    }

    private static void Replace(JsonNode? node, Func<ScenarioPerson, string> identity, Scenario scenario)
    {
        if (node is JsonArray array)
            foreach (var item in array)
                Replace(item, identity, scenario);
        if (node is not JsonObject o)
            return;
        foreach (var (name, value) in o.ToList())
            if (name == "person" && value is JsonValue v && v.TryGetValue<string>(out var id) && scenario.People.TryGetValue(id, out var person))
                Identify(o, person, identity(person));
            else
                Replace(value, identity, scenario);
    }

    private static void Identify(JsonObject o, ScenarioPerson person, string identity)
    {
        o["person"] = identity;
        if (person.PersonalNumber is { } number)
            o["personalNumber"] = number;
    }
}
