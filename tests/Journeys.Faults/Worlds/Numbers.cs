using System.Globalization;

namespace Journeys.Faults.Worlds;

/// <summary>Personal numbers of invented persons, told apart by a whole number.</summary>
internal static class Numbers
{
    private const int OfADay = 800;

    public static string Of(int number)
    {
        var day = string.Create(CultureInfo.InvariantCulture, $"1930{1 + (number / OfADay):00}01");
        var eleven = day + (100 + (number % OfADay)).ToString(CultureInfo.InvariantCulture);
        var sum = eleven[2..].Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(n => (n / 10) + (n % 10));
        return eleven + ((10 - (sum % 10)) % 10);
    }
}
