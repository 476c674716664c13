using System.Text.RegularExpressions;

namespace Journeys.Host.Agency;

/// <summary>Finds what looks like a personal number where none may be: in attributes, reasons and the like.</summary>
public static partial class PersonNumber
{
    [GeneratedRegex(@"(?<![0-9A-Fa-f])(?:[0-9]{2})?[0-9]{6}[-+]?[0-9]{4}(?![0-9A-Fa-f])")]
    private static partial Regex Form { get; }

    [GeneratedRegex(@"(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f])")]
    private static partial Regex Uuid { get; }

    /// <summary>True if 10 or 12 digits of a number's form stand in the text; a UUID's parts are not taken for one.</summary>
    public static bool IsIn(string text) => Form.Matches(Uuid.Replace(text, " ")).Any(m => IsDate(m.Value));

    /// <summary>Month 01-12, day 01-31, or plus 60 for a samordningsnummer.</summary>
    private static bool IsDate(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        var (month, day) = (digits[^8..^6], digits[^6..^4]);
        return string.CompareOrdinal(month, "01") >= 0 && string.CompareOrdinal(month, "12") <= 0
            && (string.CompareOrdinal(day, "01") >= 0 && string.CompareOrdinal(day, "31") <= 0
                || string.CompareOrdinal(day, "61") >= 0 && string.CompareOrdinal(day, "91") <= 0);
    }
}
