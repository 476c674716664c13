using System.Globalization;

namespace Journeys.Law;

/// <summary>A week by its number (ISO 8601: week 1 has the year's first Thursday). A year without a week 53 has its last one instead.</summary>
/// <remarks>A time that is said as a week ends on its Sunday, and so, by lag (1930:173) 2 §, on the next weekday.</remarks>
public readonly record struct CalendarWeek(int Number)
{
    public bool IsValid => Number is >= 1 and <= 53;

    /// <summary>The last day of the first such week that has not ended before this day.</summary>
    public DateOnly At(DateOnly day, bool noSundayRule = false)
    {
        // The last week of a year may end, and be moved, into the next.
        for (var year = day.Year - 1; ; year++)
            if (Ends(year, noSundayRule) is var ends && ends >= day)
                return ends;
    }

    private DateOnly Ends(int year, bool noSundayRule)
    {
        var sunday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, Math.Min(Number, ISOWeek.GetWeeksInYear(year)), DayOfWeek.Sunday));
        return noSundayRule ? sunday : StatutoryTime.Shift(sunday);
    }
}
