using NodaTime;

namespace Journeys.Tests.Law;

/// <summary>
/// The same laws worked out another way, to test against: NodaTime's calendar, Easter by Gauss's rule with its two exceptions,
/// each year's days off listed by walking from weekday to weekday, as the law words them.
/// </summary>
internal static class SwedishCalendar
{
    private static readonly Dictionary<int, (HashSet<LocalDate> Holidays, HashSet<LocalDate> Eves)> Years = Enumerable
        .Range(1890, 230)
        .ToDictionary(year => year, year => (Holidays(year).ToHashSet(), Eves(year).ToHashSet()));

    public static bool IsHoliday(LocalDate day) =>
        day.DayOfWeek == IsoDayOfWeek.Sunday || Years[day.Year].Holidays.Contains(day);

    public static bool IsEve(LocalDate day) => Years[day.Year].Eves.Contains(day);

    public static bool IsOff(LocalDate day) => day.DayOfWeek == IsoDayOfWeek.Saturday || IsHoliday(day) || IsEve(day);

    public static LocalDate Last(LocalDate start, Journeys.Law.Period period) => start
        .PlusMonths(period.Years * 12 + period.Months)
        .PlusWeeks(period.Weeks)
        .PlusDays(period.Days);

    public static LocalDate FirstOpen(LocalDate day, int step) =>
        Enumerable.Range(0, 10).Select(n => day.PlusDays(n * step)).First(candidate => !IsOff(candidate));

    // Gauss, with M and N from his table: 24 and 5 for 1900-2099, 24 and 6 for 2100-2199, 23 and 4 for 1800-1899.
    public static LocalDate Easter(int year)
    {
        var (m, n) = year < 1900 ? (23, 4) : year < 2100 ? (24, 5) : (24, 6);
        var (a, b, c) = (year % 19, year % 4, year % 7);
        var d = (19 * a + m) % 30;
        var e = (2 * b + 4 * c + 6 * d + n) % 7;
        if (d == 29 && e == 6) return new(year, 4, 19);
        if (d == 28 && e == 6 && a > 10) return new(year, 4, 18);
        return new LocalDate(year, 3, 22).PlusDays(d + e);
    }

    private static IEnumerable<LocalDate> Holidays(int year)
    {
        var easter = Easter(year);
        (int Month, int Day)[] dated = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26)];
        foreach (var (month, day) in dated) yield return new(year, month, day);
        yield return easter.Previous(IsoDayOfWeek.Friday);
        yield return easter.Next(IsoDayOfWeek.Monday);
        yield return Enumerable.Range(0, 6).Aggregate(easter, (day, _) => day.Next(IsoDayOfWeek.Thursday));
        yield return new LocalDate(year, 6, 19).Next(IsoDayOfWeek.Saturday);
        yield return new LocalDate(year, 10, 30).Next(IsoDayOfWeek.Saturday);
    }

    private static IEnumerable<LocalDate> Eves(int year)
    {
        yield return new LocalDate(year, 6, 18).Next(IsoDayOfWeek.Friday);
        yield return new(year, 12, 24);
        yield return new(year, 12, 31);
    }
}
