using FsCheck.Xunit;
using Journeys.Law;
using NodaTime;

namespace Journeys.Tests.Law;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 1000)]
public sealed class SwedishTimeTests
{
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    [Fact]
    public void The_zone_is_Stockholm() => Assert.Equal("Europe/Stockholm", SwedishTime.Zone.Id);

    [Theory]
    [InlineData("2026-03-28", "2026-03-28T00:00:00+01:00", 24)]
    [InlineData("2026-03-29", "2026-03-29T00:00:00+01:00", 23)]
    [InlineData("2026-03-30", "2026-03-30T00:00:00+02:00", 24)]
    [InlineData("2026-10-25", "2026-10-25T00:00:00+02:00", 25)]
    [InlineData("2026-10-26", "2026-10-26T00:00:00+01:00", 24)]
    [InlineData("1916-10-01", "1916-10-01T00:00:00+02:00", 25)]
    public void A_day_runs_from_midnight_to_midnight_also_when_the_clocks_change(string day, string start, int hours)
    {
        Assert.True(Iso.Instant(start).EqualsExact(SwedishTime.StartOf(Iso.Day(day))));
        Assert.Equal(TimeSpan.FromHours(hours), SwedishTime.EndOf(Iso.Day(day)) - SwedishTime.StartOf(Iso.Day(day)));
    }

    [Theory]
    [InlineData("2026-11-15T23:00:00Z", "2026-11-16")]
    [InlineData("2026-11-15T22:59:59.9999999Z", "2026-11-15")]
    [InlineData("2026-07-01T22:00:00Z", "2026-07-02")]
    [InlineData("2026-07-01T21:59:59.9999999Z", "2026-07-01")]
    [InlineData("2026-11-16T01:00:00+09:00", "2026-11-15")]
    public void An_instant_belongs_to_the_local_day(string instant, string day) =>
        Assert.Equal(Iso.Day(day), SwedishTime.DateOf(Iso.Instant(instant)));

    [Property]
    public void A_day_holds_its_first_and_last_instant_and_no_other(DateOnly day)
    {
        var (start, end) = (SwedishTime.StartOf(day), SwedishTime.EndOf(day));
        Assert.Equal(day, SwedishTime.DateOf(start));
        Assert.Equal(day.AddDays(-1), SwedishTime.DateOf(start.AddTicks(-1)));
        Assert.Equal(day, SwedishTime.DateOf(end.AddTicks(-1)));
        Assert.Equal(day.AddDays(1), SwedishTime.DateOf(end));
    }

    [Property]
    public void An_instant_lies_within_its_day(DateTimeOffset instant)
    {
        var day = SwedishTime.DateOf(instant);
        Assert.True(SwedishTime.StartOf(day) <= instant && instant < SwedishTime.EndOf(day));
    }

    // NodaTime's data has Berlin's clock for Stockholm before 1950.
    [Property]
    public void Days_since_1950_start_when_another_library_says(DateOnly day)
    {
        if (day.Year < 1950) day = day.AddYears(100);
        Assert.Equal(Stockholm.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset(), SwedishTime.StartOf(day));
    }
}
