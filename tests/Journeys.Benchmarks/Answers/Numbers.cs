using System.Globalization;

namespace Journeys.Benchmarks.Answers;

/// <summary>Personal numbers of nobody, each once: twelve digits with a right check digit.</summary>
internal static class Numbers
{
    private static int _given;

    public static string Next()
    {
        var number = _given++;
        var born = new DateOnly(1900, 1, 1).AddDays(number / 900);
        return Checked(born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + (100 + (number % 900)).ToString(CultureInfo.InvariantCulture));
    }

    private static string Checked(string eleven)
    {
        var sum = eleven[2..].Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(n => (n / 10) + (n % 10));
        return eleven + ((10 - (sum % 10)) % 10);
    }
}
