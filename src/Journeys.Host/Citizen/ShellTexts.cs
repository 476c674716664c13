using System.Text.Json;
using Journeys.Host.Storage;

namespace Journeys.Host.Citizen;

/// <summary>The words of the pages around the life events, in each language. Read once; a language that lacks a text stops start-up.</summary>
public sealed class ShellTexts
{
    public static readonly IReadOnlyList<string> Languages = ["sv", "en"];

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _texts = Languages.ToDictionary(l => l, Read, StringComparer.Ordinal);

    public ShellTexts()
    {
        var all = _texts.Values.SelectMany(t => t.Keys).ToHashSet(StringComparer.Ordinal);
        var missing = (from key in all.Concat(Required)
                       from language in Languages
                       where string.IsNullOrWhiteSpace(_texts[language].GetValueOrDefault(key))
                       select $"Citizen/texts/texts.{language}.json lacks '{key}'.").Distinct().Order().ToList();
        if (missing.Count > 0)
            throw new StartupException($"{string.Join(Environment.NewLine, missing)}{Environment.NewLine}Write the missing texts, then start again.");
    }

    public Words In(string language, IReadOnlyDictionary<string, string>? lifeEvent = null) => new(language, _texts[language], lifeEvent);

    private static IEnumerable<string> Required =>
    [
        .. Enum.GetNames<PageStatus>().Select(s => $"status.{s}"),
        .. Enum.GetNames<Law.Outcome>().Select(o => $"outcome.{o}"),
        .. Enum.GetNames<Execution.TaskKind>().Select(k => $"task.title.{k}"),
    ];

    private static IReadOnlyDictionary<string, string> Read(string language)
    {
        using var file = typeof(ShellTexts).Assembly.GetManifestResourceStream($"citizen.texts.{language}.json")!;
        using var json = JsonDocument.Parse(file);
        return json.RootElement.GetProperty("texts").EnumerateObject().ToDictionary(t => t.Name, t => t.Value.GetString()!);
    }
}
