using System.Globalization;
using System.Text.RegularExpressions;
using Journeys.Definitions.Tables;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>Every word of a page in one language: the shell's own and those of one life event. A key that neither has is an error that names it.</summary>
public sealed partial class Words
{
    private readonly IReadOnlyDictionary<string, string> _shell;
    private readonly IReadOnlyDictionary<string, string> _lifeEvent;
    private readonly CultureInfo _culture;
    private Dictionary<string, int>? _ranks;

    public Words(string language, IReadOnlyDictionary<string, string> shell, IReadOnlyDictionary<string, string>? lifeEvent = null)
    {
        Language = language;
        _shell = shell;
        _lifeEvent = lifeEvent ?? new Dictionary<string, string>();
        _culture = CultureInfo.GetCultureInfo(language == "sv" ? "sv-SE" : "en-GB");
    }

    public string Language { get; }

    /// <summary>A text by key, its placeholders filled: <c>("namn", "Peter")</c> for <c>{namn}</c>. One that is not given says the general word.</summary>
    public string this[string key, params ReadOnlySpan<(string Name, string Value)> values] =>
        Fill(Find(key) ?? throw new KeyNotFoundException($"The text '{key}' is missing in '{Language}'. Add it to the texts."), values);

    /// <summary>The raw text; null where there is none. The life event's own word goes before the shell's.</summary>
    public string? Find(string key) => _lifeEvent.GetValueOrDefault(key) ?? _shell.GetValueOrDefault(key);

    /// <summary>Where a text stands in its file, the life event's before the shell's: authors write data in the order it is read. Last where there is none.</summary>
    public int Rank(string key) =>
        (_ranks ??= _lifeEvent.Keys.Concat(_shell.Keys).Distinct().Select((k, at) => (k, at)).ToDictionary(t => t.k, t => t.at, StringComparer.Ordinal))
            .GetValueOrDefault(key, int.MaxValue);

    public string Fill(string text, params ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return Placeholder().Replace(text, m => Find($"placeholder.{m.Groups[1].Value}") ?? m.Value);
    }

    /// <summary>16 december 2026, 16 December 2026.</summary>
    public string Date(DateOnly day) => day.ToString("d MMMM yyyy", _culture);

    /// <summary>16 december 2026 kl. 09:12, in Swedish time.</summary>
    public string Time(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, SwedishTime.Zone);
        var clock = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"{Date(DateOnly.FromDateTime(local.DateTime))}{(Language == "sv" ? " kl. " : " at ")}{clock}";
    }

    /// <summary>kl. 09:12, in Swedish time.</summary>
    public string Clock(DateTimeOffset instant) =>
        $"{(Language == "sv" ? "kl. " : "at ")}{TimeZoneInfo.ConvertTime(instant, SwedishTime.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    public string Period(Period period) => period switch
    {
        { Years: > 0 } => Several("years", period.Years),
        { Months: > 0 } => Several("months", period.Months),
        { Weeks: > 0 } => Several("weeks", period.Weeks),
        _ => Several("days", period.Days),
    };

    private string Several(string unit, int count) => count == 1 ? this[$"period.{unit}.one"] : this[$"period.{unit}", ("antal", Number(count))];

    public string Number(decimal number) => number.ToString("#,0.##", _culture);

    /// <summary>SEK 25,000, 25 000 kr.</summary>
    public string Kronor(decimal amount) => this["unit.SEK", ("antal", Number(amount))];

    /// <summary>A figure of law with its unit.</summary>
    public string Figure(FigureValue figure) => figure.Unit switch
    {
        null => Number(figure.Value),
        "SEK" => Kronor(figure.Value),
        var unit => $"{Number(figure.Value)} {unit}",
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
