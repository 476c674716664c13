using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Journeys.Host.Tests.Analyst;
using Journeys.Scenarios;

namespace Journeys.Host.Tests.Citizen.Stories;

/// <summary>Tells what on a page is no plain word of its language: keys, ids, fields, days as machines write them, the other language's words.</summary>
internal sealed partial class PlainWords
{
    private readonly string _language;
    private readonly HashSet<string> _said;
    private readonly HashSet<string> _others;
    private readonly List<Regex> _otherForms;

    public PlainWords(string language, string lifeEvent, Scenario scenario)
    {
        _said = [.. scenario.Timeline.SelectMany(e => Texts(e.Data))];
        _language = language;
        var (own, other) = (Texts(language, lifeEvent), Texts(language == "sv" ? "en" : "sv", lifeEvent));
        var foreign = other.Values.Where(t => t.Length > 3).Except(own.Values).ToList();
        _others = foreign.Where(t => !t.Contains('{')).ToHashSet(StringComparer.Ordinal);
        _otherForms = [.. foreign.Where(t => Placeholder().Replace(t, "").Count(char.IsLetter) > 8).Where(t => t.Contains('{')).Select(Form)];
    }

    /// <summary>What is wrong with a page's lines and the labels of its data.</summary>
    public IEnumerable<string> Faults(IEnumerable<string> lines, IEnumerable<string> labels)
    {
        foreach (var line in lines.Select(l => l.Trim()).Where(l => l.Length > 0).Distinct())
            if (!_said.Contains(line) && Fault(line) is { } fault)
                yield return $"{fault}: '{line}'";
        foreach (var label in labels.Where(l => l.Length > 0 && char.IsLower(l[0])))
            yield return $"a label that begins small: '{label}'";
    }

    private string? Fault(string line)
    {
        if (Machine().Match(line) is { Success: true } machine) return $"'{machine.Value}' is a machine's";
        if (OtherMonth().Match(line) is { Success: true } month) return $"'{month.Value}' is the other language's";
        return _others.Contains(line) || _otherForms.Any(f => f.IsMatch(line)) ? "the other language" : null;
    }

    private Regex OtherMonth() => _language == "sv" ? EnglishMonths() : SwedishMonths();

    /// <summary>What people and agencies wrote stands as they wrote it.</summary>
    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Texts(p.Value)),
        JsonArray a => a.SelectMany(Texts),
        JsonValue v when v.TryGetValue<string>(out var text) && text.Contains(' ') => [text],
        _ => [],
    };

    private static Dictionary<string, string> Texts(string language, string lifeEvent)
    {
        string[] files =
        [
            Path.Combine(PlayedScenario.Folder(), "..", "src", "Journeys.Host", "Citizen", "texts", $"texts.{language}.json"),
            Path.Combine(PlayedScenario.Folder(), lifeEvent, $"texts.{language}.json"),
        ];
        var all = new Dictionary<string, string>();
        foreach (var file in files)
            foreach (var text in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("texts").EnumerateObject())
                all[text.Name] = text.Value.GetString()!;
        return all;
    }

    private static Regex Form(string text) =>
        new($"^{string.Join(".+", Placeholder().Split(text).Select(Regex.Escape))}$", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    // A step's or text's key, a field's name, what a template or script left, an ISO day or month.
    [GeneratedRegex(@"\b[A-Z]\d\d[a-z]?\b(?!\S*-)|\b[A-Z]\d\d[a-z]?\.[a-z]\S*|\b[a-z]+[a-z0-9]*\.[a-z]+[a-zA-Z.]*\b(?<!\bt\.ex)|\b(?!minPension)[a-z]+[A-Z]\w*|\b[A-Z][a-z]+[A-Z][a-z]+\w*|\b(?!scenario)[a-z]{3,}-\d+\b|[{}]|\[\[|\bundefined\b|\bnull\b|\bNaN\b|^20\d\d-\d\d(-\d\d)?$")]
    private static partial Regex Machine();

    [GeneratedRegex(@"\b(January|February|March|May|June|July|August|October)\b|\bthe\b|\byour\b")]
    private static partial Regex EnglishMonths();

    [GeneratedRegex(@"\b(januari|februari|mars|maj|juni|juli|augusti|oktober)\b")]
    private static partial Regex SwedishMonths();
}
