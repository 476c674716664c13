using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using Journeys.Law;

namespace Journeys.Tests.Law;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 2000)]
public sealed class CalendarProperties
{
    private static MonthlyWindow Window(PositiveInt a, PositiveInt b) =>
        new(Math.Min(a.Get % 31, b.Get % 31) + 1, Math.Max(a.Get % 31, b.Get % 31) + 1);

    [Property]
    public void A_window_opens_before_it_closes_and_closes_no_earlier_than_asked(DateOnly day, PositiveInt a, PositiveInt b)
    {
        var (opens, closes) = Window(a, b).At(day);
        Assert.True(opens <= closes && closes >= day);
        Assert.True(Holidays.IsWeekday(closes));
    }

    [Property]
    public void No_window_lies_between_the_day_and_the_one_that_is_found(DateOnly day, PositiveInt a, PositiveInt b)
    {
        var closes = Window(a, b).At(day).Closes;
        Assert.All(Enumerable.Range(0, Math.Min(40, closes.DayNumber - day.DayNumber + 1)), ahead => Assert.Equal(closes, Window(a, b).At(day.AddDays(ahead)).Closes));
    }

    [Property]
    public void There_is_one_window_in_each_month(DateOnly day, PositiveInt a, PositiveInt b)
    {
        var at = Window(a, b).At(day, noSundayRule: true);
        var next = Window(a, b).At(at.Closes.AddDays(1), noSundayRule: true);
        Assert.Equal(at.Closes.AddMonths(1).Month, next.Closes.Month);
        Assert.Equal(Math.Min(Window(a, b).To, DateTime.DaysInMonth(next.Closes.Year, next.Closes.Month)), next.Closes.Day);
    }

    [Property]
    public void A_week_ends_on_the_Sunday_of_its_number_or_of_the_years_last(DateOnly day, PositiveInt n)
    {
        var week = n.Get % 53 + 1;
        var ends = new CalendarWeek(week).At(day, noSundayRule: true).ToDateTime(TimeOnly.MinValue);
        Assert.Equal(DayOfWeek.Sunday, ends.DayOfWeek);
        Assert.Equal(Math.Min(week, ISOWeek.GetWeeksInYear(ISOWeek.GetYear(ends))), ISOWeek.GetWeekOfYear(ends));
    }

    [Property]
    public void A_week_comes_once_a_year_and_shifted_is_never_earlier(DateOnly day, PositiveInt n)
    {
        var week = new CalendarWeek(n.Get % 53 + 1);
        var (plain, shifted) = (week.At(day, noSundayRule: true), week.At(day));
        Assert.True(plain >= day && plain.DayNumber - day.DayNumber < 371);
        Assert.Equal(StatutoryTime.Shift(week.At(shifted.AddDays(-8), noSundayRule: true)), shifted);
    }
}
