using System.Text.Json;
using FsCheck.Xunit;
using Journeys.Law;

namespace Journeys.Tests.Law;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("-P14D", 0, 0, 0, -14)]
    [InlineData("P1M", 0, 1, 0, 0)]
    [InlineData("P3W", 0, 0, 3, 0)]
    [InlineData("P2Y", 2, 0, 0, 0)]
    [InlineData("P1Y6M", 1, 6, 0, 0)]
    [InlineData("P1Y2M3W4D", 1, 2, 3, 4)]
    [InlineData("-P1Y6M", -1, -6, 0, 0)]
    [InlineData("P0D", 0, 0, 0, 0)]
    [InlineData("P999999D", 0, 0, 0, 999_999)]
    public void Each_part_is_read_with_its_sign_and_written_back(string text, int years, int months, int weeks, int days)
    {
        Assert.Equal(new Period(years, months, weeks, days), Period.Parse(text));
        Assert.Equal(text, Period.Parse(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("-P")]
    [InlineData("3M")]
    [InlineData("P3")]
    [InlineData("PM")]
    [InlineData("p3m")]
    [InlineData("+P3M")]
    [InlineData("P-3M")]
    [InlineData("P1M1Y")]
    [InlineData("P1M1M")]
    [InlineData("PT5H")]
    [InlineData("P1DT5H")]
    [InlineData("P1DT")]
    [InlineData("P1.5M")]
    [InlineData("P1,5M")]
    [InlineData(" P3M")]
    [InlineData("P3M\n")]
    [InlineData("P1000000D")]
    [InlineData("P٣M")]
    public void Any_other_text_is_refused_with_what_it_was_and_how_to_write_it(string text)
    {
        Assert.False(Period.TryParse(text, out var period));
        Assert.Equal(default, period);
        var message = Assert.Throws<FormatException>(() => Period.Parse(text)).Message;
        Assert.StartsWith($"'{text}' is not a period. Write P, then whole numbers", message, StringComparison.Ordinal);
        Assert.Contains("-P14D", message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_is_no_period() => Assert.False(Period.TryParse(null, out _));

    [Fact]
    public void Parts_that_count_both_ways_are_refused() =>
        Assert.Contains("one sign", Assert.Throws<ArgumentException>(() => new Period(0, 1, 0, -2)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(int.MinValue)]
    public void A_part_that_no_text_can_hold_is_refused(int days) =>
        Assert.Contains("larger unit", Assert.Throws<ArgumentException>(() => new Period(0, 0, 0, days)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_period_is_its_text_in_json()
    {
        Assert.Equal("\"P1Y6M\"", JsonSerializer.Serialize(new Period(1, 6, 0, 0)));
        Assert.Equal(new Period(0, 0, 0, -14), JsonSerializer.Deserialize<Period>("\"-P14D\""));
    }

    [Theory]
    [InlineData("\"PT5H\"")]
    [InlineData("14")]
    [InlineData("null")]
    public void Json_that_is_no_period_is_refused(string json) =>
        Assert.Contains("P3M", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Period>(json)).Message, StringComparison.Ordinal);

    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 1000)]
    public void What_is_written_is_read_back_both_ways(Period period)
    {
        Assert.Equal(period, Period.Parse(period.ToString()));
        Assert.Equal(period.Negate(), Period.Parse(period.Negate().ToString()));
        Assert.Equal(period, period.Negate().Negate());
        Assert.Equal(period != default, period.Negate().IsNegative);
        Assert.False(period.IsNegative);
    }
}
