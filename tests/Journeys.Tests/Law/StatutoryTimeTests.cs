using Journeys.Law;

namespace Journeys.Tests.Law;

public sealed class StatutoryTimeTests
{
    [Theory]
    [InlineData("2026-11-30", "P3M", "2027-02-28", "2027-03-01")]
    [InlineData("2026-10-01", "P3M", "2027-01-01", "2027-01-04")]
    [InlineData("2027-01-31", "P1M", "2027-02-28", "2027-03-01")]
    [InlineData("2026-11-24", "P1M", "2026-12-24", "2026-12-28")]
    [InlineData("2026-05-06", "P1M", "2026-06-06", "2026-06-08")]
    [InlineData("2026-05-29", "P3W", "2026-06-19", "2026-06-22")]
    [InlineData("2026-12-18", "P14D", "2027-01-01", "2027-01-04")]
    [InlineData("2024-02-29", "P1Y", "2025-02-28", "2025-02-28")]
    [InlineData("2024-02-29", "P1Y1M", "2025-03-29", "2025-03-31")]
    [InlineData("2023-12-31", "P2M", "2024-02-29", "2024-02-29")]
    [InlineData("2026-11-16", "P0D", "2026-11-16", "2026-11-16")]
    public void A_period_ends_on_its_day_or_the_next_weekday(string start, string period, string last, string due)
    {
        Assert.Equal(Iso.Day(last), StatutoryTime.Due(Iso.Day(start), Period.Parse(period), noSundayRule: true));
        Assert.Equal(Iso.Day(due), StatutoryTime.Due(Iso.Day(start), Period.Parse(period)));
    }

    [Theory]
    [InlineData("B07b burial", "P1M", "2026-12-16")]
    [InlineData("B19 inventory", "P3M", "2027-02-16")]
    [InlineData("B21 notification", "P2M", "2027-01-18")]
    public void Limits_from_a_death_on_16_November_2026(string step, string period, string due) =>
        Assert.True(Iso.Day(due) == StatutoryTime.Due(new(2026, 11, 16), Period.Parse(period)), step);

    [Theory]
    [InlineData("2026-11-16", "2027-02-16", "2027-03-16")]
    [InlineData("2026-11-30", "2027-03-01", "2027-04-01")]
    public void The_inventory_is_handed_in_a_month_after_the_meeting(string death, string meeting, string handedIn)
    {
        Assert.Equal(Iso.Day(meeting), StatutoryTime.Due(Iso.Day(death), Period.Parse("P3M")));
        Assert.Equal(Iso.Day(handedIn), StatutoryTime.Due(Iso.Day(meeting), Period.Parse("P1M")));
    }

    [Fact]
    public void Four_months_from_death_is_another_day_than_a_month_from_the_meeting() =>
        Assert.Equal(new(2027, 3, 30), StatutoryTime.Due(new(2026, 11, 30), Period.Parse("P4M")));

    [Fact]
    public void A_division_is_reported_six_months_after_the_meeting() =>
        Assert.Equal(new(2027, 8, 16), StatutoryTime.Due(new(2027, 2, 16), Period.Parse("P6M")));

    [Fact]
    public void The_tax_return_of_a_year_whose_2_May_is_a_Sunday_is_due_on_Monday() =>
        Assert.Equal(new(2027, 5, 3), StatutoryTime.Shift(new(2027, 5, 2)));

    [Theory]
    [InlineData("2027-02-16", "-P14D", "2027-02-02")]
    [InlineData("2026-12-16", "-P7D", "2026-12-09")]
    [InlineData("2027-01-15", "-P14D", "2026-12-30")]
    [InlineData("2027-01-08", "-P2W", "2026-12-23")]
    [InlineData("2026-03-31", "-P1M", "2026-02-27")]
    [InlineData("2026-06-21", "P0D", "2026-06-18")]
    public void A_limit_counted_back_ends_on_its_day_or_an_earlier_weekday(string date, string period, string due) =>
        Assert.Equal(Iso.Day(due), StatutoryTime.DueBefore(Iso.Day(date), Period.Parse(period)));

    [Fact]
    public void A_period_of_the_wrong_direction_is_refused_with_the_right_way_to_write_it()
    {
        var day = new DateOnly(2026, 11, 16);
        var back = Assert.Throws<ArgumentException>(() => StatutoryTime.Due(day, Period.Parse("-P14D")));
        var forward = Assert.Throws<ArgumentException>(() => StatutoryTime.DueBefore(day, Period.Parse("P3M")));
        Assert.StartsWith("-P14D counts back. Use DueBefore, or write P14D.", back.Message, StringComparison.Ordinal);
        Assert.StartsWith("P3M counts forward. Use Due, or write -P3M.", forward.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P9000Y")]
    [InlineData("P999999Y")]
    [InlineData("P999999W")]
    public void A_period_that_leaves_the_calendar_is_refused(string period) =>
        Assert.Contains(
            $"{period} from 2026-11-16 leaves the years 1 to 9999",
            Assert.Throws<ArgumentException>(() => StatutoryTime.Due(new(2026, 11, 16), Period.Parse(period))).Message,
            StringComparison.Ordinal);
}
