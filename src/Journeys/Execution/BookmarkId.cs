using System.Globalization;

namespace Journeys.Execution;

/// <summary>Bookmark ids are a stem and a number: <c>B17.child-2.1</c>, <c>B22.info.1</c>. Deterministic, and readable in a URL and a log.</summary>
public static class BookmarkId
{
    public static string Of(string stem, int number) => string.Create(CultureInfo.InvariantCulture, $"{stem}.{number}");

    /// <summary>The stem and the number; number 0 where there is none.</summary>
    public static (string Stem, int Number) Split(string bookmark)
    {
        var dot = bookmark.LastIndexOf('.');
        return dot > 0 && int.TryParse(bookmark.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (bookmark[..dot], number)
            : (bookmark, 0);
    }
}

/// <summary>The ports by which a step is left: a group of answers, or that it does not apply; <see cref="Done"/> goes with every end but a refusal.</summary>
public static class Port
{
    public const string Granted = nameof(Granted);
    public const string Refused = nameof(Refused);
    public const string Nothing = nameof(Nothing);
    public const string NotApplicable = nameof(NotApplicable);
    public const string Done = nameof(Done);
    public const string Missed = nameof(Missed);
}
