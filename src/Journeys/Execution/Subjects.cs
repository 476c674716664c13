using System.Globalization;
using System.Text.Json;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Gives each person one subject id in a journey, by birth date within a list, once.</summary>
internal static class Subjects
{
    public static IReadOnlyList<(ListMember Member, JsonElement Item)> Identify(Journey journey, ListRule rule, JsonElement array)
    {
        var taken = journey.Subjects.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        var members = new List<(ListMember, JsonElement)>();
        foreach (var item in array.EnumerateArray().OrderBy(Born, StringComparer.Ordinal))
        {
            var person = Person(item);
            if (person is not null && members.Exists(m => m.Item1.Person == person))
                continue;
            var known = person is null ? null : taken.FirstOrDefault(s => s.Value == person).Key;
            var subject = known ?? Next(taken, rule.IdPrefix, person, members);
            taken[subject] = person;
            members.Add((new ListMember(subject, person), item));
        }

        return members;
    }

    /// <summary>The next free id. A member that no register names keeps its place, so that the same declaration again is the same subjects.</summary>
    private static string Next(
        Dictionary<string, Guid?> taken, string prefix, Guid? person, List<(ListMember Member, JsonElement)> members)
    {
        for (var n = 1; ; n++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{n}");
            var free = !taken.TryGetValue(id, out var holder) || (holder is null && members.TrueForAll(m => m.Member.Subject != id));
            if (free)
                return id;
        }
    }

    private static string Born(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("born", out var born) && born.ValueKind == JsonValueKind.String
            ? born.GetString()!
            : "";

    private static Guid? Person(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("person", out var person)
            && person.ValueKind == JsonValueKind.String && Guid.TryParse(person.GetString(), out var id)
            ? id
            : null;
}

/// <summary>A plain path into an answer's data, such as <c>data.children</c>.</summary>
internal static class DataPath
{
    public static JsonElement? Find(JsonElement? data, string path)
    {
        var at = data;
        foreach (var name in path.Split('.').Skip(1))
            at = at is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var next) ? next : null;
        return at;
    }
}
