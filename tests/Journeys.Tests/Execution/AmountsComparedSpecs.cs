using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>What a person states beside what sources say: added up, and told apart from what has not come.</summary>
public class AmountsComparedSpecs
{
    private static readonly AmountRule Rule = new("money", "Said.amount", ["One.payments.amount", "Other.amount"]);

    [Fact]
    public void Amounts_of_all_sources_are_added_up() =>
        Compared(1000, one: """{"payments":[{"amount":700},{"amount":200}]}""", other: """{"amount":100}""", differs: false, found: 1000);

    [Fact]
    public void More_than_was_stated_differs_also_while_a_source_is_missing() =>
        Compared(500, one: """{"payments":[{"amount":700}]}""", other: null, differs: true, found: 700, "Other");

    [Fact]
    public void Less_than_was_stated_says_nothing_while_a_source_is_missing() =>
        Compared(900, one: """{"payments":[{"amount":700}]}""", other: null, differs: false, found: 700, "Other");

    [Fact]
    public void A_source_that_has_nothing_is_not_missing() =>
        Compared(900, one: """{"payments":[]}""", other: null, differs: true, found: 0, with: Outcome.NoData);

    [Theory]
    [InlineData("1e40")]
    [InlineData("7.9e28")]
    [InlineData("1e999")]
    public void A_number_that_no_money_is_differs_and_breaks_nothing(string amount) =>
        Compared(500, one: $$"""{"payments":[{"amount":{{amount}}},{"amount":{{amount}}}]}""", other: null, differs: true, found: 2_000_000_000_000, "Other");

    [Fact]
    public void Parts_of_a_krona_are_kept() =>
        Compared(500, one: """{"payments":[{"amount":6200.10},{"amount":0.20}]}""", other: null, differs: true, found: 6200.30m, "Other");

    [Fact]
    public void Where_nothing_was_stated_nothing_is_compared() =>
        Assert.Null(AmountsCompared.Of(Rule, Definition, Ask(Outcome.Approved).Journey, _ => null));

    private static Definition Definition => (New.Fetch("F").Fetch("G").Connect("start>F", "F>G").Build()) with
    {
        Objects = new Dictionary<string, ObjectRule> { ["Said"] = new([], []), ["One"] = new(["F"], []), ["Other"] = new(["G"], []) },
    };

    private static Spec Ask(Outcome other) => other == Outcome.NoData ? Given(Definition).Answer("F", Outcome.Approved).Answer("G", other) : Given(Definition).Answer("F", Outcome.Approved);

    private static void Compared(int said, string one, string? other, bool differs, decimal found, string? missing = null, Outcome with = Outcome.Approved)
    {
        var objects = new Dictionary<string, string?> { ["Said"] = $$"""{"amount":{{said}}}""", ["One"] = one, ["Other"] = other };
        var compared = AmountsCompared.Of(Rule, Definition, Ask(with).Journey, name => objects[name] is { } json ? JsonDocument.Parse(json).RootElement : null)!;
        Assert.Equal((differs, found, (decimal)said), (compared.Differs, compared.Found, compared.Said));
        Assert.Equal(missing is null ? [] : [missing], compared.Missing);
    }
}
