namespace Journeys.Law;

/// <summary>Påskdagen of lag (1989:253) 2 §, by the Gregorian computus (the Meeus/Jones/Butcher algorithm).</summary>
public static class Easter
{
    public static DateOnly Of(int year)
    {
        var golden = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var lunarCorrection = (century - (century + 8) / 25 + 1) / 3;
        var epact = (19 * golden + century - century / 4 - lunarCorrection + 15) % 30;
        var toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        var exception = (golden + 11 * epact + 22 * toSunday) / 451;
        var (month, day) = Math.DivRem(epact + toSunday - 7 * exception + 114, 31);
        return new(year, month, day + 1);
    }
}
