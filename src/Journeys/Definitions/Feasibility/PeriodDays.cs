using Journeys.Law;

namespace Journeys.Definitions.Feasibility;

/// <summary>How many days a statutory period has, whenever it begins: over four years of beginnings, weekends and holidays counted.</summary>
internal static class PeriodDays
{
    private const int FourYears = 1461;
    private const int Lifetime = 36_500;

    /// <summary>More days than any chain of steps takes.</summary>
    public const int Endless = int.MaxValue / 4;

    private static readonly DateOnly First = new(2026, 1, 1);

    public static (int Least, int Most) Of(Period period, bool noSundayRule)
    {
        // Beyond a lifetime the days of the calendar make no difference, and it has an end.
        if (AtLeast(period) > Lifetime) return (Endless, Endless);
        var days = Enumerable.Range(0, FourYears).Select(First.AddDays).Select(d => StatutoryTime.Due(d, period, noSundayRule).DayNumber - d.DayNumber).ToList();
        return (days.Min(), days.Max());
    }

    /// <summary>No shorter than this, however it is counted.</summary>
    public static int AtLeast(Period period)
    {
        var days = 365L * Math.Abs(period.Years) + 28L * Math.Abs(period.Months) + 7L * Math.Abs(period.Weeks) + Math.Abs(period.Days);
        return (int)Math.Min(days, Endless);
    }
}
