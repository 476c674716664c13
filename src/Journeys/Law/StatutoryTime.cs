using System.Globalization;

namespace Journeys.Law;

/// <summary>The last day of a time limit by lag (1930:173) om beräkning av lagstadgad tid.</summary>
public static class StatutoryTime
{
    /// <summary>
    /// The last day, inclusive, of a period that runs from <paramref name="start"/>: the same weekday for weeks, the same number
    /// (else the month's last day) for months and years, which count as one sum; days are counted. It is then moved to
    /// the next weekday, unless <paramref name="noSundayRule"/> says that the limit is one of the exceptions of 2 §.
    /// </summary>
    /// <exception cref="ArgumentException">The period is negative, or leaves the calendar.</exception>
    public static DateOnly Due(DateOnly start, Period period, bool noSundayRule = false)
    {
        if (period.IsNegative)
            throw new ArgumentException($"{period} counts back. Use {nameof(DueBefore)}, or write {period.Negate()}.", nameof(period));
        var last = Count(start, period);
        return noSundayRule ? last : Shift(last);
    }

    /// <summary>
    /// The last day to act when something must be done a period before <paramref name="date"/>: counted back, then moved to an
    /// earlier weekday, unless <paramref name="noSundayRule"/> says that the limit is one of the exceptions of 2 §. The law is
    /// silent on counting back; the earlier day is the choice that is never too late.
    /// </summary>
    /// <exception cref="ArgumentException">The period is positive, or leaves the calendar.</exception>
    public static DateOnly DueBefore(DateOnly date, Period negative, bool noSundayRule = false)
    {
        if (!negative.IsNegative && negative != default)
            throw new ArgumentException($"{negative} counts forward. Use {nameof(Due)}, or write {negative.Negate()}.", nameof(negative));
        var last = Count(date, negative);
        return noSundayRule ? last : ShiftEarlier(last);
    }

    /// <summary>The day itself if it is a weekday, else the next one (2 §).</summary>
    public static DateOnly Shift(DateOnly day)
    {
        while (!Holidays.IsWeekday(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The day itself if it is a weekday, else the nearest one before it.</summary>
    public static DateOnly ShiftEarlier(DateOnly day)
    {
        while (!Holidays.IsWeekday(day)) day = day.AddDays(-1);
        return day;
    }

    private static DateOnly Count(DateOnly start, Period period)
    {
        try
        {
            return start.AddMonths(12 * period.Years + period.Months).AddDays(7 * period.Weeks + period.Days);
        }
        catch (ArgumentOutOfRangeException e)
        {
            var from = start.ToString("O", CultureInfo.InvariantCulture);
            throw new ArgumentException($"{period} from {from} leaves the years 1 to 9999. Shorten the period or correct the date.", nameof(period), e);
        }
    }
}
