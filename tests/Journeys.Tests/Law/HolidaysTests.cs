using Journeys.Law;
using NodaTime;

namespace Journeys.Tests.Law;

public sealed class HolidaysTests
{
    private static readonly IReadOnlyList<DateOnly> TwoCenturies =
        [.. Enumerable.Range(new DateOnly(1900, 1, 1).DayNumber, 73_414).Select(DateOnly.FromDayNumber)];

    [Fact]
    public void The_days_off_of_2026_are_those_of_the_almanac()
    {
        var holidays = TwoCenturies.Where(day => day.Year == 2026 && day.DayOfWeek != DayOfWeek.Sunday && Holidays.IsPublicHoliday(day));
        var eves = TwoCenturies.Where(day => day.Year == 2026 && Holidays.IsEquatedEve(day));
        Assert.Equal(
            "01-01 01-06 04-03 04-06 05-01 05-14 06-06 06-20 10-31 12-25 12-26",
            string.Join(' ', holidays.Select(day => $"{day:MM-dd}")));
        Assert.Equal("06-19 12-24 12-31", string.Join(' ', eves.Select(day => $"{day:MM-dd}")));
    }

    [Fact]
    public void Every_day_of_1900_to_2100_agrees_with_a_calendar_worked_out_another_way()
    {
        Assert.Equal(new DateOnly(2100, 12, 31), TwoCenturies[^1]);
        foreach (var day in TwoCenturies)
        {
            var expected = LocalDate.FromDateOnly(day);
            Assert.True(SwedishCalendar.IsHoliday(expected) == Holidays.IsPublicHoliday(day), $"{day:O} holiday");
            Assert.True(SwedishCalendar.IsEve(expected) == Holidays.IsEquatedEve(day), $"{day:O} eve");
            Assert.True(SwedishCalendar.IsOff(expected) != Holidays.IsWeekday(day), $"{day:O} weekday");
        }
    }

    [Theory]
    [InlineData("1913-03-23")]
    [InlineData("1943-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2026-04-05")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    [InlineData("2100-03-28")]
    public void Easter_falls_on_the_published_days(string easter)
    {
        var day = Iso.Day(easter);
        Assert.Equal(day, Easter.Of(day.Year));
        Assert.Equal(day, SwedishCalendar.Easter(day.Year).ToDateOnly());
    }

    [Fact]
    public void Todays_law_is_applied_to_years_before_it()
    {
        Assert.True(Holidays.IsPublicHoliday(new(1995, 6, 6)));
        Assert.False(Holidays.IsPublicHoliday(new(1995, 6, 5)));
    }

    [Theory]
    [InlineData("2026-01-05")]
    [InlineData("2026-04-02")]
    [InlineData("2026-04-30")]
    [InlineData("2026-05-15")]
    [InlineData("2026-10-30")]
    public void Trettondagsafton_skartorsdag_valborg_klamdag_and_allhelgonaafton_are_weekdays(string day) =>
        Assert.True(Holidays.IsWeekday(Iso.Day(day)));

    [Fact]
    public void A_saturday_is_no_weekday_and_no_holiday()
    {
        Assert.False(Holidays.IsPublicHoliday(new(2026, 11, 14)));
        Assert.False(Holidays.IsWeekday(new(2026, 11, 14)));
    }
}
