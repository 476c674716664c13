using Journeys.Law;

namespace Journeys.Definitions.Reading;

/// <summary>Reads ISO 8601 periods.</summary>
internal static class Periods
{
    public static Period? Read(Place place, bool isNegative = false)
    {
        if (place.Text() is not { } text) return null;
        if (!Period.TryParse(text, out var period))
            place.Fault($"'{text}' is not a period.", "Write P and whole years, months, weeks and days (P3M, P1Y6M, P14D), with a minus before P to count back.");
        else if (isNegative && !period.IsNegative)
            place.Fault($"'{text}' counts forward, and here days are counted back.", $"Write -{text}.");
        else
            return period;
        return null;
    }

    public static Period Required(Place place)
    {
        if (!place.Exists) place.Missing();
        return Read(place) ?? default;
    }
}
