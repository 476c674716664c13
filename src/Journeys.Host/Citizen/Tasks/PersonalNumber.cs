using System.Globalization;

namespace Journeys.Host.Citizen;

/// <summary>A personnummer or samordningsnummer as a person writes it.</summary>
public static class PersonalNumber
{
    /// <summary>The 12 digits; null where the date is not real or the check digit (Luhn on the last ten) is wrong.</summary>
    public static string? Read(string? written)
    {
        var digits = string.Concat((written ?? "").Where(c => c is not ('-' or '+' or ' ')));
        if (digits.Length != 12 || !digits.All(char.IsAsciiDigit) || !IsDate(digits)) return null;
        return Luhn(digits.AsSpan(2)) ? digits : null;
    }

    // A samordningsnummer's day is the day of birth and 60.
    private static bool IsDate(string digits)
    {
        var day = int.Parse(digits.AsSpan(6, 2), CultureInfo.InvariantCulture);
        var date = $"{digits[..6]}{(day > 60 ? day - 60 : day):00}";
        return DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private static bool Luhn(ReadOnlySpan<char> ten)
    {
        var sum = 0;
        for (var i = 0; i < ten.Length; i++)
        {
            var product = (ten[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }

        return sum % 10 == 0;
    }
}
