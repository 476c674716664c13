using Journeys.Host.Analyst;

namespace Journeys.Host.Tests.Analyst;

public sealed class PseudonymTests
{
    private static readonly Guid Journey = new("0192f3a4-0000-7000-8000-000000000001");

    [Fact]
    public void A_journey_keeps_its_pseudonym() =>
        Assert.Equal(new Pseudonyms(new byte[32]).Of(Journey), new Pseudonyms(new byte[32]).Of(Journey));

    [Fact]
    public void Another_key_or_another_journey_gives_another()
    {
        var one = new Pseudonyms(new byte[32]);

        Assert.NotEqual(one.Of(Journey), new Pseudonyms([1, .. new byte[31]]).Of(Journey));
        Assert.NotEqual(one.Of(Journey), one.Of(PlayedScenario.Id));
        Assert.Matches("^[0-9a-hjkmnp-tv-z]{12}$", one.Of(Journey));
    }
}
