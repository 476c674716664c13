using FsCheck;
using FsCheck.Fluent;
using Period = Journeys.Law.Period;

namespace Journeys.Tests.Law;

/// <summary>Any day of 1900-2100, periods that a law could hold, and instants of those years.</summary>
public static class Arbitraries
{
    private static readonly int First = new DateOnly(1900, 1, 2).DayNumber;
    private static readonly int Last = new DateOnly(2100, 12, 30).DayNumber;

    public static Arbitrary<DateOnly> Days() => Gen.Choose(First, Last).Select(DateOnly.FromDayNumber).ToArbitrary();

    public static Arbitrary<DateTimeOffset> Instants() => (
        from day in Gen.Choose(First, Last)
        from second in Gen.Choose(0, 86_399)
        select new DateTimeOffset(DateOnly.FromDayNumber(day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddSeconds(second)).ToArbitrary();

    public static Arbitrary<Period> Periods() => Gen.OneOf(
        Single(3, n => new(n, 0, 0, 0)), Single(36, n => new(0, n, 0, 0)), Single(60, n => new(0, 0, n, 0)), Single(400, n => new(0, 0, 0, n)),
        from years in Gen.Choose(0, 3)
        from months in Gen.Choose(0, 36)
        from weeks in Gen.Choose(0, 60)
        from days in Gen.Choose(0, 400)
        select new Period(years, months, weeks, days)).ToArbitrary();

    private static Gen<Period> Single(int most, Func<int, Period> period) => Gen.Choose(0, most).Select(period);
}
