using System.Globalization;
using System.Text.RegularExpressions;

namespace Journeys.Faults;

/// <summary>Fills any of the task forms: as Sofia's scenario answers where it matters, else the first choice, today, or a word.</summary>
internal static partial class AnswersSheet
{
    private static readonly Dictionary<string, string> Sofia = new(StringComparer.Ordinal)
    {
        ["q.choice"] = "cremation",
        ["q.agreed"] = "yes",
        ["q.will"] = "yes",
        ["q.willNamesChildren"] = "yes",
        ["q.home"] = "owned",
    };

    public static bool IsForm(string page) => page.Contains("name=\"shown\"", StringComparison.Ordinal);

    public static IEnumerable<KeyValuePair<string, string>> Fill(string page, DateTimeOffset today)
    {
        yield return new("shown", Shown().Match(page).Groups[1].Value);
        foreach (var radios in Radio().Matches(page).GroupBy(m => m.Groups[1].Value))
            yield return new(radios.Key, Sofia.GetValueOrDefault(radios.Key) ?? radios.First().Groups[2].Value);
        foreach (var name in Text().Matches(page).Select(m => m.Groups[1].Value))
            yield return new(name, "Prov");
        foreach (var name in Day().Matches(page).Select(m => m.Groups[1].Value))
            foreach (var (part, format) in new[] { ("day", "dd"), ("month", "MM"), ("year", "yyyy") })
                yield return new($"{name}.{part}", today.ToString(format, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("""name="shown" value="([^"]*)["]""")]
    private static partial Regex Shown();

    [GeneratedRegex("""type="radio" id="[^"]*" name="([^"]+)" value="([^"]*)["]""")]
    private static partial Regex Radio();

    [GeneratedRegex("""<textarea [^>]*name="([^"]+)["]""")]
    private static partial Regex Text();

    [GeneratedRegex("""name="([^"]+)\.day["]""")]
    private static partial Regex Day();
}
