using System.Globalization;

namespace Journeys.Host.Storage;

/// <summary>A Swedish personnummer or samordningsnummer: twelve digits with a real birth date (the day + 60 for the latter) and a check digit.</summary>
public readonly record struct PersonalNumber
{
    private PersonalNumber(string digits) => Digits = digits;

    public string Digits { get; }

    public static bool TryParse(string? text, out PersonalNumber number)
    {
        number = default;
        if (text is not { Length: 12 } || !text.All(char.IsAsciiDigit) || !HasDate(text) || !HasCheckDigit(text[2..])) return false;
        number = new(text);
        return true;
    }

    /// <summary>Nothing of the number: it must never reach a log by accident.</summary>
    public override string ToString() => "(personal number)";

    private static bool HasDate(string digits)
    {
        var day = int.Parse(digits.AsSpan(6, 2), CultureInfo.InvariantCulture);
        var date = string.Create(CultureInfo.InvariantCulture, $"{digits[..6]}{(day > 60 ? day - 60 : day):00}");
        return DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    // Luhn: every second digit counts double, from the first of the ten.
    private static bool HasCheckDigit(string ten) =>
        ten.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(n => (n / 10) + (n % 10)) % 10 == 0;
}
