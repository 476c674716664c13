using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.Host.Agency;

/// <summary>Exchanges the personal numbers of a message, wherever <c>person</c> stands in it, for the register's ids, and back.</summary>
public static class Persons
{
    private const string Field = "person";

    /// <summary>Each 12-digit <c>person</c> becomes the person's id.</summary>
    public static Task ToIdsAsync(JsonNode data, PersonalData personal, CancellationToken cancellation) =>
        WalkAsync(data, async text => PersonNumber.Is(text) ? (await personal.PersonOfAsync(text, cancellation)).ToString() : text);

    /// <summary>Each <c>person</c> that is an id becomes the personal number; where that is erased, the field goes.</summary>
    public static Task ToNumbersAsync(JsonNode data, PersonalData personal, CancellationToken cancellation) =>
        WalkAsync(data, async text => Guid.TryParse(text, out var person) ? await personal.NumberOfAsync(person, cancellation) : text);

    /// <summary>The name that stands beside a person's id; null where none does.</summary>
    public static string? NameOf(JsonElement data, Guid person) => data.ValueKind switch
    {
        JsonValueKind.Array => data.EnumerateArray().Select(i => NameOf(i, person)).FirstOrDefault(n => n is not null),
        JsonValueKind.Object when IsOf(data, person) && data.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String => name.GetString(),
        JsonValueKind.Object => data.EnumerateObject().Select(p => NameOf(p.Value, person)).FirstOrDefault(n => n is not null),
        _ => null,
    };

    private static bool IsOf(JsonElement data, Guid person) =>
        data.TryGetProperty(Field, out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var found) && found == person;

    private static async Task WalkAsync(JsonNode? node, Func<string, Task<string?>> exchange)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array) await WalkAsync(item, exchange);
                break;
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                    if (name == Field && value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                        Put(fields, await exchange(text.GetValue<string>()));
                    else
                        await WalkAsync(value, exchange);
                break;
        }
    }

    private static void Put(JsonObject fields, string? person)
    {
        if (person is null) fields.Remove(Field);
        else fields[Field] = person;
    }
}
