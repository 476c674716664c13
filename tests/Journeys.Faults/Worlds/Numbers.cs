using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Journeys.Faults.Worlds;

/// <summary>Personal numbers of invented persons, told apart by a whole number.</summary>
internal static partial class Numbers
{
    private const int OfADay = 800;

    public static string Of(int number)
    {
        var day = string.Create(CultureInfo.InvariantCulture, $"1930{1 + (number / OfADay):00}01");
        var eleven = day + (100 + (number % OfADay)).ToString(CultureInfo.InvariantCulture);
        var sum = eleven[2..].Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(n => (n / 10) + (n % 10));
        return eleven + ((10 - (sum % 10)) % 10);
    }

    /// <summary>The first such number in what an agency was asked; null where the person's journey was annulled before it was sent.</summary>
    public static int? In(JsonObject data)
    {
        var found = Personal().Match(data.ToJsonString());
        return !found.Success ? null : (OfADay * (int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) - 1)) + int.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture) - 100;
    }

    [GeneratedRegex("1930([0-9]{2})01([0-9]{3})[0-9]")]
    private static partial Regex Personal();
}
