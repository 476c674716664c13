using Journeys.Host.Citizen;

namespace Journeys.Host.Tests.Citizen;

/// <summary>Everyday words, as people write them.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("begravningen", "begravning")]
    [InlineData("böter", "boter")]
    [InlineData("parkeringsböter", "parkering")]
    [InlineData("begravnign", "begravning")]
    [InlineData("dödsboet", "dödsbo")]
    [InlineData("pappas", "pappa")]
    public void An_inflection_a_compound_a_slip_or_a_missing_accent_is_alike(string asked, string known) =>
        Assert.InRange(SearchWords.Alike(SearchWords.Of(asked)[0], SearchWords.Of(known)[0]), 0.5, 1);

    [Theory]
    [InlineData("bil", "barn")]
    [InlineData("hund", "hus")]
    [InlineData("skola", "skilsmässa")]
    [InlineData("man", "mamma")]
    public void Other_words_are_not(string asked, string known) =>
        Assert.Equal(0, SearchWords.Alike(SearchWords.Of(asked)[0], SearchWords.Of(known)[0]));

    [Fact]
    public void Words_that_say_nothing_are_left_out() => Assert.Equal(["pappa", "dog"], SearchWords.Of("Min pappa dog!"));

    [Theory]
    [InlineData("")]
    [InlineData("  , ; ")]
    [InlineData("jag har en")]
    public void Nothing_is_nothing(string text) => Assert.Empty(SearchWords.Of(text));
}
