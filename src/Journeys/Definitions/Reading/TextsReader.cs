namespace Journeys.Definitions.Reading;

/// <summary>Reads a file of texts: <c>{"language":"sv","version":1,"texts":{"B01.title":"…"}}</c>, flat.</summary>
internal static class TextsReader
{
    public static LanguageTexts? Read(Place place, string language)
    {
        place.Only("$schema", "language", "version", "texts");
        if (!place.IsObject) return null;
        if (place["language"].RequiredText() is { } written && written != language)
            place["language"].Fault($"the file's name says '{language}', and its content '{written}'.", "Let them be the same.");
        if (!place["version"].Exists) place["version"].Missing();
        var version = place["version"].Whole(least: 1);
        if (!place["texts"].Exists) place["texts"].Missing();
        var texts = place["texts"].Members().Select(m => (m.Name, Text: ReadText(m.Name, m.Value))).Where(t => t.Text is not null);
        return new(language, version ?? 1, texts.ToDictionary(t => t.Name, t => t.Text!));
    }

    /// <summary>A text that has its finding already: it is not missing too.</summary>
    private const string Faulty = "";

    private static string? ReadText(string key, Place value)
    {
        if (!value.IsObject) return value.RequiredText() ?? Faulty;
        value.Fault("texts stand flat in the file, and this is an object.", $"Write \"{key}.title\": \"…\", \"{key}.lead\": \"…\".");
        return null;
    }
}
