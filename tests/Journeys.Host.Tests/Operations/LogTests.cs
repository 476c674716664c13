using Journeys.Host.Tests.Analyst;

namespace Journeys.Host.Tests.Operations;

[Collection(AnalystCollection.Name)]
public sealed class LogTests(AnalystHost host)
{
    [Fact]
    public void A_whole_journey_leaves_no_name_and_no_number_in_the_log()
    {
        var telling = host.Personal.Where(p => !Guid.TryParse(p, out _)).ToList();

        Assert.NotEmpty(host.Log);
        Assert.All(host.Log, line => Assert.All(telling, p => Assert.DoesNotContain(p, line, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void What_moves_a_journey_is_logged_with_the_journey_and_the_step() =>
        Assert.Contains(host.Log, line => line.Contains($"Journey={host.Journey}", StringComparison.Ordinal) && line.Contains("Step=\"B02", StringComparison.Ordinal));

    [Fact]
    public void The_scenario_goes_as_expected_on_the_real_engine() => Assert.Empty(host.Differences);
}
