using System.Globalization;
using Journeys.Law;

namespace Journeys.Definitions;

/// <summary>Reads times as Elsa writes them.</summary>
public static class Times
{
    /// <summary>A span of <c>d.hh:mm:ss</c>, not negative; null for any other text.</summary>
    public static TimeSpan? Span(string text) =>
        text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero ? span : null;

    /// <summary>An instant with its offset, or the beginning of a day in Sweden; null for any other text.</summary>
    public static DateTimeOffset? Instant(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return SwedishTime.StartOf(day);
        string[] forms = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];
        return DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
    }
}
