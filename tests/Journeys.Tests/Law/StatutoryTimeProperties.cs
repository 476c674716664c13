using FsCheck.Xunit;
using Journeys.Law;
using NodaTime;
using Period = Journeys.Law.Period;

namespace Journeys.Tests.Law;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 2000)]
public sealed class StatutoryTimeProperties
{
    [Property]
    public void Due_agrees_with_a_calendar_worked_out_another_way(DateOnly start, Period period)
    {
        var last = SwedishCalendar.Last(LocalDate.FromDateOnly(start), period);
        Assert.Equal(last.ToDateOnly(), StatutoryTime.Due(start, period, noSundayRule: true));
        Assert.Equal(SwedishCalendar.FirstOpen(last, 1).ToDateOnly(), StatutoryTime.Due(start, period));
    }

    [Property]
    public void DueBefore_agrees_with_a_calendar_worked_out_another_way(DateOnly date, Period period)
    {
        var last = SwedishCalendar.Last(LocalDate.FromDateOnly(date), period.Negate());
        Assert.Equal(SwedishCalendar.FirstOpen(last, -1).ToDateOnly(), StatutoryTime.DueBefore(date, period.Negate()));
    }

    [Property]
    public void A_later_start_is_never_due_earlier(DateOnly start, Period period) =>
        Assert.True(StatutoryTime.Due(start, period) <= StatutoryTime.Due(start.AddDays(1), period));

    [Property]
    public void Weeks_end_on_the_same_weekday_and_months_on_the_same_number_or_the_last(DateOnly start, Period period)
    {
        var weeks = StatutoryTime.Due(start, new(0, 0, period.Weeks, 0), noSundayRule: true);
        var months = StatutoryTime.Due(start, new(period.Years, period.Months, 0, 0), noSundayRule: true);
        Assert.Equal(start.DayOfWeek, weeks.DayOfWeek);
        Assert.Equal(Math.Min(start.Day, DateTime.DaysInMonth(months.Year, months.Month)), months.Day);
    }

    [Property]
    public void A_shift_finds_the_nearest_weekday_within_five_days_and_moves_no_further(DateOnly day)
    {
        var (earlier, later) = (StatutoryTime.ShiftEarlier(day), StatutoryTime.Shift(day));
        Assert.True(Holidays.IsWeekday(earlier) && Holidays.IsWeekday(later));
        Assert.InRange(day.DayNumber - earlier.DayNumber, 0, 5);
        Assert.InRange(later.DayNumber - day.DayNumber, 0, 5);
        Assert.Equal(Holidays.IsWeekday(day), earlier == later);
        Assert.DoesNotContain(
            Enumerable.Range(earlier.DayNumber + 1, Math.Max(0, later.DayNumber - earlier.DayNumber - 1)).Select(DateOnly.FromDayNumber),
            Holidays.IsWeekday);
    }
}
