using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Host.Storage;

namespace Journeys.Host.Agency;

/// <summary>The people that a message names, wherever <c>person</c> stands in it.</summary>
public static class Persons
{
    public const string Id = "person";

    /// <summary>Stands, sealed, beside a person's id (see <see cref="PersonResolver"/>).</summary>
    public const string Number = "personalNumber";

    /// <summary>Every <c>person</c> that is not a personal number, by JSON pointer: an agency knows no ids.</summary>
    public static IEnumerable<ProblemPlace> Invalid(JsonElement data, string at) => data.ValueKind switch
    {
        JsonValueKind.Array => data.EnumerateArray().Index().SelectMany(i => Invalid(i.Item, $"{at}/{i.Index}")),
        JsonValueKind.Object => data.EnumerateObject().SelectMany(p => p.Name == Id && p.Value.ValueKind == JsonValueKind.String
            ? PersonalNumber.TryParse(p.Value.GetString(), out _) ? [] : [new($"{at}/{Id}", "is not a personal number: 12 digits with a real date and a right check digit")]
            : Invalid(p.Value, JsonPointer.Below(at, p.Name))),
        _ => [],
    };

    /// <summary>Each person's id becomes the number that stands beside it; where that is erased, the field goes.</summary>
    public static void ToNumbers(JsonNode? node)
    {
        if (node is JsonArray array)
            foreach (var item in array) ToNumbers(item);
        if (node is not JsonObject fields) return;
        foreach (var (_, value) in fields.ToList()) ToNumbers(value);
        if (fields[Id] is not JsonValue id || id.GetValueKind() != JsonValueKind.String || !Guid.TryParse((string?)id, out _)) return;
        if ((string?)fields[Number] is { } number) fields[Id] = number;
        else fields.Remove(Id);
        fields.Remove(Number);
    }

    /// <summary>The object that is about a person, which holds the number and often the name; null where none is.</summary>
    public static JsonElement? About(JsonElement data, Guid person) => data.ValueKind switch
    {
        JsonValueKind.Array => data.EnumerateArray().Select(i => About(i, person)).FirstOrDefault(n => n is not null),
        JsonValueKind.Object when data.TryGetProperty(Id, out var id) && id.ValueKind == JsonValueKind.String
            && id.TryGetGuid(out var found) && found == person => data,
        JsonValueKind.Object => data.EnumerateObject().Select(p => About(p.Value, person)).FirstOrDefault(n => n is not null),
        _ => null,
    };
}
