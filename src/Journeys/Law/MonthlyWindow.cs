using System.Globalization;

namespace Journeys.Law;

/// <summary>The same days of each month, such as 1–14. A day that a month does not have is its last one.</summary>
/// <remarks>The last day is moved to the next weekday by lag (1930:173) 2 §, also where that is in the next month; the first is not.</remarks>
public readonly record struct MonthlyWindow(int From, int To)
{
    /// <summary>Whether there are such days: from 1 to 31, the first not after the last.</summary>
    public bool IsValid => From is >= 1 and <= 31 && To >= From && To <= 31;

    /// <summary>The first window that closes on this day or later.</summary>
    public (DateOnly Opens, DateOnly Closes) At(DateOnly day, bool noSundayRule = false)
    {
        // The window of the month before may close in this one.
        for (var month = new DateOnly(day.Year, day.Month, 1).AddMonths(-1); ; month = month.AddMonths(1))
            if (Closes(month, noSundayRule) is var closes && closes >= day)
                return (Within(month, From), closes);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}–{To}");

    private DateOnly Closes(DateOnly month, bool noSundayRule) =>
        noSundayRule ? Within(month, To) : StatutoryTime.Shift(Within(month, To));

    private static DateOnly Within(DateOnly month, int day) =>
        new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));
}
