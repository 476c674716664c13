using System.Globalization;

namespace Journeys.Definitions.Reading;

/// <summary>Reads the first and the last day of a rule.</summary>
internal static class RuleDays
{
    public static DateOnly? Read(Place place)
    {
        if (place.Text() is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        place.Fault($"'{text}' is not a day.", "Write it as 2026-11-01.");
        return null;
    }
}
