using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Journeys.Law;

/// <summary>An ISO 8601 duration of whole years, months, weeks and days, such as <c>P3M</c>, <c>P1Y6M</c> or <c>-P14D</c>.</summary>
/// <remarks>
/// All parts have one sign and are at most <see cref="Most"/>; anything else is an <see cref="ArgumentException"/>.
/// In JSON it is its text.
/// </remarks>
[JsonConverter(typeof(PeriodJson))]
public readonly partial record struct Period(int Years, int Months, int Weeks, int Days)
{
    public const int Most = 999_999;

    public int Years { get; } = Checked(Years, Months, Weeks, Days);
    public int Months { get; } = Months;
    public int Weeks { get; } = Weeks;
    public int Days { get; } = Days;

    public bool IsNegative => Years < 0 || Months < 0 || Weeks < 0 || Days < 0;

    [GeneratedRegex(@"^(-?)P(?=[0-9])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?\z")]
    private static partial Regex Form { get; }

    /// <summary>Reads a period; false, and the empty period, if the text is not one.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        var match = Form.Match(text ?? "");
        var sign = match.Groups[1].Length == 0 ? 1 : -1;
        period = match.Success ? new(Part(2), Part(3), Part(4), Part(5)) : default;
        return match.Success;

        int Part(int group) =>
            match.Groups[group].Success ? sign * int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Reads a period, or throws a <see cref="FormatException"/> that quotes the text and shows the right form.</summary>
    public static Period Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new FormatException(
            $"'{text}' is not a period. Write P, then whole numbers of years, months, weeks and days in that order "
            + $"(P3M, P1Y6M, P3W, P14D), at most {Most.ToString(CultureInfo.InvariantCulture)} each, "
            + "with a minus before P to count back (-P14D); hours and fractions are not allowed.");

    public Period Negate() => new(-Years, -Months, -Weeks, -Days);

    /// <summary>The shortest text that <see cref="Parse"/> reads back as this period; <c>P0D</c> if it is empty.</summary>
    public override string ToString()
    {
        if (this == default) return "P0D";
        return $"{(IsNegative ? "-" : "")}P{Part(Years, 'Y')}{Part(Months, 'M')}{Part(Weeks, 'W')}{Part(Days, 'D')}";

        static string Part(int count, char unit) =>
            count == 0 ? "" : Math.Abs(count).ToString(CultureInfo.InvariantCulture) + unit;
    }

    private static int Checked(int years, int months, int weeks, int days)
    {
        ReadOnlySpan<int> parts = [years, months, weeks, days];
        if (parts.ContainsAnyExceptInRange(-Most, Most))
            throw new ArgumentException($"A part of a period ({years}, {months}, {weeks}, {days}) is beyond {Most}. Use a larger unit.");
        if (parts.ContainsAnyInRange(1, Most) && parts.ContainsAnyInRange(-Most, -1))
            throw new ArgumentException($"A period ({years}, {months}, {weeks}, {days}) counts both ways. Give all its parts one sign.");
        return years;
    }
}
