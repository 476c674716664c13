using Journeys.Host.Storage;

namespace Journeys.Host.Tests.Storage;

public sealed class PersonalNumberTests
{
    [Theory]
    [InlineData("199001012385", true)]
    [InlineData("199001022384", true)]
    [InlineData("201701012393", true)]
    [InlineData("199001612382", true)]
    [InlineData("199001012384", false)]
    [InlineData("199002302389", false)]
    [InlineData("199001602383", false)]
    [InlineData("9001012385", false)]
    [InlineData("19900101-2385", false)]
    [InlineData("19900101٢385", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_number_has_a_real_date_and_a_right_check_digit(string? text, bool valid)
    {
        Assert.Equal(valid, PersonalNumber.TryParse(text, out var number));
        if (valid) Assert.Equal(text, number.Digits);
    }

    [Fact]
    public void A_number_does_not_show_itself() =>
        Assert.DoesNotContain("1990", $"{(PersonalNumber.TryParse("199001012385", out var number) ? number : default)}", StringComparison.Ordinal);
}
