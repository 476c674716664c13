using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Tests.Definitions;

/// <summary>An agreement is used for what it says, and for nothing else.</summary>
public class AgreedPurposeTests
{
    private static readonly JsonObject Sources =
        JsonNode.Parse("""{"lifeEvents":["assistance"],"requires":["purpose.application"],"validFrom":"2026-11-01","validTo":"2029-10-31"}""")!.AsObject();

    private static string? Refusal(string lifeEvent = "assistance", bool? applied = true, string on = "2026-11-18") => AgreedPurpose.Refusal(
        Sources, lifeEvent, name => name == "purpose.application" && applied is { } value ? FactValue.Of(value) : null,
        DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void An_application_may_be_asked_about() => Assert.Null(Refusal());

    [Fact]
    public void Another_life_event_may_not() => Assert.Contains("not for bereavement", Refusal("bereavement"), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public void Where_nothing_was_applied_for_nothing_is_asked(bool? applied) =>
        Assert.Contains("requires purpose.application", Refusal(applied: applied), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-10-31", false)]
    [InlineData("2026-11-01", true)]
    [InlineData("2029-10-31", true)]
    [InlineData("2029-11-01", false)]
    public void It_holds_while_it_is_in_force(string on, bool holds) => Assert.Equal(holds, Refusal(on: on) is null);

    [Fact]
    public void One_that_says_nothing_forbids_nothing() =>
        Assert.Null(AgreedPurpose.Refusal([], "parking", _ => null, new(2026, 11, 18)));
}
