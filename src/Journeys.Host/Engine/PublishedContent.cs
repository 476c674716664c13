using System.Text.Json;
using Journeys.Definitions;

namespace Journeys.Host.Engine;

/// <summary>What is kept of a version: its file as it is, and its words in each language.</summary>
public sealed record PublishedContent(string Json, IReadOnlyDictionary<string, LanguageTexts>? Texts)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The words as the database keeps them; null where there are none.</summary>
    public string? TextsJson => Texts is { Count: > 0 } ? JsonSerializer.Serialize(Texts, Web) : null;

    public static IReadOnlyDictionary<string, LanguageTexts> TextsOf(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, LanguageTexts>>(json, Web)!;
}
