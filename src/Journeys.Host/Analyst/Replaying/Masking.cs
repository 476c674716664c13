using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Execution;
using Journeys.Host.Storage;

namespace Journeys.Host.Analyst;

/// <summary>
/// Events as an analyst may read them (GDPR article 5.1 c). Only fields known to hold no personal data are shown; every
/// other leaf, sealed or not, is masked. Nothing is opened.
/// </summary>
public static class Masking
{
    public const string Mask = "▇▇▇";

    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "definition", "version", "hash", "register", "fact", "as", "bookmark", "instance", "outcome", "newDate", "dueDate", "servedOn", "dontKnow",
        "visit", "key", "revision", "mark", "role", "subject", "list", "selfDeclared", "facts", "activity", "part", "applies", "ready",
        "variable", "value", "values", "ports", "followed", "skipped", "kind", "due", "about", "agency", "service", "verb", "attempt",
        "number", "port", "held", "step", "name", "date", "at", "provisional", "hard", "met", "reminders", "because", "cards", "reason", "certificate",
    };

    // Read further into: their own fields are judged one by one.
    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal) { "members", "steps", "deadlines" };

    /// <summary>Whether a field of an event is shown as it is.</summary>
    public static bool Shows(string field) => Open.Contains(field) || field == "source";

    /// <summary>The event as compact JSON, masked.</summary>
    public static string Payload(IJourneyEvent happened)
    {
        var json = JsonSerializer.SerializeToNode(happened, happened.GetType(), JourneyJson.Options)!.AsObject();
        return Fields(json).ToJsonString(JourneyJson.Options);
    }

    /// <summary>
    /// Data in its own shape with every leaf masked. A name gets the subject's id beside the mask, and ids of persons
    /// stay, so that a page can tell its people apart; they are never rendered.
    /// </summary>
    public static JsonElement? Data(JsonElement? data, Func<Guid, string?> subject) =>
        data is { } given ? JsonSerializer.SerializeToElement(People(JsonNode.Parse(given.GetRawText()), subject)) : null;

    private static JsonObject Fields(JsonObject fields)
    {
        var masked = new JsonObject();
        foreach (var (name, value) in fields) masked[name] = Field(name, value);
        return masked;
    }

    private static JsonNode? Field(string name, JsonNode? value) => (name, value) switch
    {
        ("source", JsonValue source) => source.GetValue<string>().StartsWith("fact:", StringComparison.Ordinal) ? $"fact:{Mask}" : source.DeepClone(),
        _ when Open.Contains(name) => value?.DeepClone(),
        (_, JsonArray items) when Containers.Contains(name) => new JsonArray([.. items.Select(i => i is JsonObject o ? Fields(o) : Leaves(i))]),
        _ => Leaves(value),
    };

    private static JsonNode? Leaves(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Leaves(f.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Leaves)]),
        null => null,
        _ => Mask,
    };

    private static JsonNode? People(JsonNode? node, Func<Guid, string?> subject)
    {
        if (node is JsonArray items) return new JsonArray([.. items.Select(i => People(i, subject))]);
        if (node is not JsonObject fields) return Leaves(node);
        var person = PersonOf(fields["person"]);
        var name = person is { } id && subject(id) is { } known ? $"{Mask} {known}" : Mask;
        return new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, (f.Key, f.Value) switch
        {
            ("person", JsonValue) => person?.ToString() ?? Mask,
            ("name", JsonValue) => name,
            _ => People(f.Value, subject),
        })));
    }

    /// <summary>The person whom a field names, also where it is sealed: the owner of a sealed value stands outside the seal.</summary>
    private static Guid? PersonOf(JsonNode? person) =>
        person is not JsonValue value || !value.TryGetValue<string>(out var text) ? null
        : SealedLeaf.TryParse(value.GetValue<JsonElement>(), out var leaf) ? leaf.Person
        : Guid.TryParse(text, out var id) ? id
        : null;
}
