using System.Collections.Concurrent;

namespace Journeys.Law;

/// <summary>Calendar days as the law counts them: local days of Europe/Stockholm, also where a day has 23 or 25 hours.</summary>
public static class SwedishTime
{
    private static readonly Lazy<TimeZoneInfo> Stockholm = new(() => Find("Europe/Stockholm"));

    // Days are asked for again and again, and the zone's rules are slow to look up: some centuries of days are kept.
    private const int MostStarts = 100_000;
    private static readonly ConcurrentDictionary<DateOnly, DateTimeOffset> Starts = new();

    /// <summary>Europe/Stockholm.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine has no time zone data; the message says what to install.</exception>
    public static TimeZoneInfo Zone => Stockholm.Value;

    public static DateOnly DateOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The first instant of the local day.</summary>
    public static DateTimeOffset StartOf(DateOnly day) =>
        Starts.TryGetValue(day, out var start) ? start : Starts.Count < MostStarts ? Starts.GetOrAdd(day, Find) : Find(day);

    private static DateTimeOffset Find(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // The clock has been put back from 01:00 (1 October 1916): of two midnights the first begins the day.
        var offset = Zone.IsAmbiguousTime(midnight) ? Zone.GetAmbiguousTimeOffsets(midnight).Max() : Zone.GetUtcOffset(midnight);
        return new(midnight, offset);
    }

    /// <summary>The next local midnight: a last day is inclusive, so what is due on it is missed from this instant on.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    private static TimeZoneInfo Find(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new TimeZoneNotFoundException(
                $"The time zone {id} is missing or damaged on this machine, so no deadline can be computed. "
                + "Install the system's time zone data (package tzdata) and start again.", e);
        }
    }
}
