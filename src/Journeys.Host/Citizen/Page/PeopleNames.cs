using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>What people are called, read from the data that named them: the person the journey is about, its subjects, its participants.</summary>
public sealed class PeopleNames
{
    private readonly Words _words;
    private readonly Dictionary<Guid, string> _byPerson = [];
    private readonly Dictionary<string, string> _bySubject = [];

    public PeopleNames(JourneyReading reading, Words words, Guid? viewer = null, string? viewerName = null)
    {
        _words = words;
        Principal = words["placeholder.namn"];
        foreach (var happening in reading.Happenings)
            if (happening.Data is { } data)
                Read(data);
        if (viewer is { } own && viewerName is not null) _byPerson.TryAdd(own, viewerName);
        foreach (var (subject, person) in reading.Journey.Subjects)
            if (person is { } id && _byPerson.TryGetValue(id, out var name)) _bySubject[subject] = name;
        var role = reading.Definition.Index.Starters.Select(s => s.Principal?.Role).FirstOrDefault(r => r is not null) ?? reading.Definition.Begin?.Role;
        var principal = reading.Journey.Participants.Find(p => p.Role == role)?.Person;
        if (principal is { } who && _byPerson.TryGetValue(who, out var known)) Principal = known;
    }

    /// <summary>The person the journey is about.</summary>
    public string Principal { get; }

    public string? Of(string? subject) => subject is null ? null : _bySubject.GetValueOrDefault(subject);

    /// <summary>Several, as they are said in a sentence.</summary>
    public string Of(IReadOnlyList<Guid> people) => people switch
    {
        [] => _words["people.someone"],
        [var one] => Of(one),
        _ => $"{string.Join(", ", people.Take(people.Count - 1).Select(Of))} {_words["people.and"]} {Of(people[^1])}",
    };

    public string Of(Guid person) => _byPerson.GetValueOrDefault(person) ?? _words["people.someone"];

    private void Read(JsonElement data)
    {
        if (data.ValueKind == JsonValueKind.Array)
            foreach (var item in data.EnumerateArray()) Read(item);
        if (data.ValueKind != JsonValueKind.Object) return;
        if (Text(data, "name") is { } name && Text(data, "person") is { } person && Guid.TryParse(person, out var id))
            _byPerson[id] = name == Happening.Erased ? _words["erased"] : name;
        foreach (var property in data.EnumerateObject()) Read(property.Value);
    }

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
