using static System.DayOfWeek;

namespace Journeys.Law;

/// <summary>Public holidays by lag (1989:253) om allmänna helgdagar, and the eves that lag (1930:173) 2 § treats like them.</summary>
/// <remarks>
/// The law as it stands since 2005 is applied to every year: nationaldagen is a holiday and annandag pingst is not.
/// A journey's deadlines fall under today's law, earlier years only occur as the facts they are counted from,
/// and a replay must find the dates that the journey found.
/// </remarks>
public static class Holidays
{
    /// <summary>True for all Sundays and the other holidays of 1 §; a Saturday is not one in itself.</summary>
    public static bool IsPublicHoliday(DateOnly day) =>
        day.DayOfWeek == Sunday || IsFixed(day) || IsMidsummerDay(day) || IsAllSaints(day) || FollowsEaster(day);

    /// <summary>True for midsommarafton, julafton and nyårsafton.</summary>
    public static bool IsEquatedEve(DateOnly day) =>
        day is { Month: 12, Day: 24 or 31 } or { Month: 6, Day: >= 19 and <= 25, DayOfWeek: Friday };

    /// <summary>True for a <i>vardag</i> of lag (1930:173) 2 §: no Saturday, public holiday or equated eve.</summary>
    public static bool IsWeekday(DateOnly day) =>
        day.DayOfWeek != Saturday && !IsPublicHoliday(day) && !IsEquatedEve(day);

    private static bool IsFixed(DateOnly day) =>
        day is { Month: 1, Day: 1 or 6 } or { Month: 5, Day: 1 } or { Month: 6, Day: 6 } or { Month: 12, Day: 25 or 26 };

    private static bool IsMidsummerDay(DateOnly day) =>
        day is { Month: 6, Day: >= 20 and <= 26, DayOfWeek: Saturday };

    private static bool IsAllSaints(DateOnly day) =>
        day is { DayOfWeek: Saturday } and ({ Month: 10, Day: 31 } or { Month: 11, Day: <= 6 });

    // Långfredagen, påskdagen, annandag påsk, Kristi himmelsfärdsdag (the sixth Thursday after) and pingstdagen.
    private static bool FollowsEaster(DateOnly day) =>
        (day.DayNumber - Easter.Of(day.Year).DayNumber) is -2 or 0 or 1 or 39 or 49;
}
