using Journeys.Law;
using static Journeys.Tests.Law.Iso;

namespace Journeys.Tests.Law;

/// <summary>Windows of a month and weeks of a year. Each day was looked up in a calendar.</summary>
public class CalendarTests
{
    [Theory]
    [InlineData("2026-11-10", 1, 14, "2026-11-01", "2026-11-16", "the 14th is a Saturday")]
    [InlineData("2026-11-16", 1, 14, "2026-11-01", "2026-11-16", "open on its last day")]
    [InlineData("2026-11-17", 1, 14, "2026-12-01", "2026-12-14", "closed, so the next")]
    [InlineData("2027-02-10", 29, 31, "2027-02-28", "2027-03-01", "a short month, whose last day is a Sunday")]
    [InlineData("2028-02-10", 30, 31, "2028-02-29", "2028-02-29", "a leap year")]
    [InlineData("2026-12-20", 15, 31, "2026-12-15", "2027-01-04", "nyårsafton, nyårsdagen and a weekend")]
    [InlineData("2027-01-02", 15, 31, "2026-12-15", "2027-01-04", "the window of the month before is still open")]
    [InlineData("2027-06-01", 1, 25, "2027-06-01", "2027-06-28", "midsommarafton")]
    public void A_window_closes_on_a_weekday(string day, int from, int to, string opens, string closes, string why) =>
        Assert.Equal((Day(opens), Day(closes), why), (new MonthlyWindow(from, to).At(Day(day)).Opens, new MonthlyWindow(from, to).At(Day(day)).Closes, why));

    [Fact]
    public void A_window_of_the_laws_exceptions_closes_on_its_day() => Assert.Equal(Day("2026-11-14"), new MonthlyWindow(1, 14).At(Day("2026-11-10"), noSundayRule: true).Closes);

    [Theory]
    [InlineData("2026-12-31", 7, "2027-02-22", "Sunday 21 February")]
    [InlineData("2027-02-22", 7, "2027-02-22", "still within its last day")]
    [InlineData("2027-02-23", 7, "2028-02-21", "the next year")]
    [InlineData("2026-11-17", 53, "2027-01-04", "2026 has a week 53, that ends on 3 January")]
    [InlineData("2027-11-17", 53, "2028-01-03", "2027 has none: week 52 ends on 2 January")]
    [InlineData("2027-01-01", 1, "2027-01-11", "week 1 of 2027 begins on 4 January")]
    [InlineData("2027-12-30", 1, "2028-01-10", "week 1 of 2028")]
    [InlineData("2027-03-01", 12, "2027-03-30", "påskdagen 28 March and annandagen after it")]
    public void A_week_ends_on_a_weekday(string day, int week, string ends, string why) =>
        Assert.Equal((Day(ends), why), (new CalendarWeek(week).At(Day(day)), why));

    [Fact]
    public void A_week_of_the_laws_exceptions_ends_on_its_Sunday() => Assert.Equal(Day("2027-02-21"), new CalendarWeek(7).At(Day("2027-01-01"), noSundayRule: true));
}
