using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.Host.Storage;

/// <summary>Data with person ids in place of personal numbers; <see cref="Invalid"/> tells where a <c>person</c> is neither (JSON paths).</summary>
public sealed record ResolvedData(JsonElement Data, IReadOnlyList<Guid> Persons, IReadOnlyList<string> Invalid);

/// <summary>
/// Replaces each <c>person</c> that is a personal number by that person's id, and keeps the number beside it as
/// <c>personalNumber</c>, to be sealed with the rest.
/// </summary>
public sealed class PersonResolver(PersonRegistry registry)
{
    public async Task<ResolvedData> ResolveAsync(JsonElement data, CancellationToken cancellation = default)
    {
        var tree = JsonNode.Parse(data.GetRawText());
        var (numbers, ids, invalid) = (new List<(JsonObject Object, PersonalNumber Number)>(), new List<Guid>(), new List<string>());
        Collect(tree, numbers, ids, invalid);
        var persons = await registry.PersonsFor([.. numbers.Select(found => found.Number)], cancellation);
        foreach (var (found, number) in numbers) Replace(found, persons[number], number);
        return new ResolvedData(JsonSerializer.SerializeToElement(tree), [.. ids.Concat(persons.Values).Distinct()], invalid);
    }

    private static void Collect(JsonNode? node, List<(JsonObject, PersonalNumber)> numbers, List<Guid> ids, List<string> invalid)
    {
        if (node is JsonArray array)
            foreach (var item in array) Collect(item, numbers, ids, invalid);
        if (node is not JsonObject found) return;
        if (found["person"] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
        {
            var text = value.GetValue<string>();
            if (PersonalNumber.TryParse(text, out var number)) numbers.Add((found, number));
            else if (Guid.TryParseExact(text, "D", out var id)) ids.Add(id);
            else invalid.Add(value.GetPath());
        }

        foreach (var (_, child) in found) Collect(child, numbers, ids, invalid);
    }

    private static void Replace(JsonObject found, Guid person, PersonalNumber number)
    {
        found.Remove("personalNumber");
        found["person"] = person.ToString("D");
        found.Insert(found.IndexOf("person") + 1, "personalNumber", number.Digits);
    }
}
