using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Citizen;
using Journeys.Host.Storage;

namespace Journeys.Host.Analyst;

/// <summary>The words of the analysts' pages, beside the shell's. Read once; a language that lacks a text stops start-up.</summary>
public sealed class AnalystTexts
{
    private readonly Dictionary<string, Dictionary<string, string>> _texts = ShellTexts.Languages.ToDictionary(l => l, Read, StringComparer.Ordinal);

    /// <exception cref="StartupException">A text is missing; the message names each.</exception>
    public AnalystTexts()
    {
        var all = _texts.Values.SelectMany(t => t.Keys).Concat(Required).Distinct().Order(StringComparer.Ordinal);
        var missing = all.SelectMany(key => ShellTexts.Languages
            .Where(l => string.IsNullOrWhiteSpace(_texts[l].GetValueOrDefault(key)))
            .Select(l => $"Analyst/texts/texts.{l}.json lacks '{key}'.")).ToList();
        if (missing.Count > 0)
            throw new StartupException($"{string.Join(Environment.NewLine, missing)}{Environment.NewLine}Write the missing texts, then start again.");
    }

    /// <summary>The room's texts with a life event's own.</summary>
    public IReadOnlyDictionary<string, string> With(string language, IReadOnlyDictionary<string, string>? lifeEvent = null)
    {
        var both = new Dictionary<string, string>(_texts[language], StringComparer.Ordinal);
        foreach (var (key, text) in lifeEvent ?? new Dictionary<string, string>()) both[key] = text;
        return both;
    }

    private static IEnumerable<string> Required =>
    [
        .. EventNames.All.Values.Where(e => e.IsAssignableTo(typeof(IJourneyEvent))).Select(e => $"analyst.event.{e.Name}"),
        .. Enum.GetNames<StepStatus>().Select(s => $"analyst.status.{s}"),
        .. Enum.GetNames<TaskKind>().Select(t => $"analyst.task.{t}"),
        .. Enum.GetNames<BookmarkKind>().Select(b => $"analyst.wait.{b}"),
        .. Enum.GetNames<DeadlineMark>().Select(m => $"analyst.mark.{m}"),
        .. Enum.GetNames<Intervention>().Select(i => $"analyst.intervention.{i}"),
        .. Enum.GetNames<JourneyStatus>().Select(s => $"analyst.journey.{s}"),
        .. Enum.GetNames<Change>().Select(c => $"analyst.change.{c}"),
        .. StateTables.All.SelectMany(t => Enumerable.Range(1, t.Columns).Select(c => $"analyst.table.{t.Id}.{c}")),
    ];

    private static Dictionary<string, string> Read(string language)
    {
        using var file = typeof(AnalystTexts).Assembly.GetManifestResourceStream($"analyst.texts.{language}.json")!;
        using var json = JsonDocument.Parse(file);
        return json.RootElement.GetProperty("texts").EnumerateObject().ToDictionary(t => t.Name, t => t.Value.GetString()!, StringComparer.Ordinal);
    }
}
