using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Tests.Definitions;

/// <summary>What a step says about the agency's own time.</summary>
public class ClockTests
{
    private static Flow With(string fields) => Flow.Started.Agency("B02", journeys: fields).Connect("B01/Done>B02");

    [Theory]
    [InlineData("{}", PauseRule.Restart)]
    [InlineData("""{"pauseRule":"restart"}""", PauseRule.Restart)]
    [InlineData("""{"pauseRule":"suspend"}""", PauseRule.Suspend)]
    [InlineData("""{"pauseRule":"none"}""", PauseRule.None)]
    public void What_a_pause_does_is_read(string fields, PauseRule rule) => Assert.Equal(rule, With(fields).Valid().Index.Step("B02")!.PauseRule);

    [Theory]
    [InlineData("""{"pauseRule":"never"}""", "pauseRule", "no way to pause")]
    [InlineData("""{"pauseRule":1}""", "pauseRule", "a text is expected")]
    [InlineData("""{"noDelayDemand":""}""", "noDelayDemand", "is empty")]
    [InlineData("""{"noDelayDemand":true}""", "noDelayDemand", "a text is expected")]
    public void A_faulty_clock_is_refused(string fields, string path, string reason) => With(fields).Refused(path, reason);

    [Fact]
    public void A_citizens_step_does_not_pause() => Flow.Started.Step("B02", journeys: """{"pauseRule":"suspend"}""").Connect("B01/Done>B02").Refused("pauseRule", "never does");

    [Fact]
    public void Only_an_agencys_step_says_that_nothing_is_demanded() =>
        Flow.Started.Step("B02", journeys: """{"noDelayDemand":"It is a task."}""").Connect("B01/Done>B02").Refused("noDelayDemand", "unknown field");

    [Fact]
    public void A_decision_is_demanded_unless_the_definition_says_why_not()
    {
        bool Has(string fields) => With(fields).Valid() is var read && DemandRights.Has(read, (AgencyStep)read.Index.Step("B02")!);
        Assert.True(Has("{}"));
        Assert.False(Has("""{"noDelayDemand":"A court rules."}"""));
    }

    [Fact]
    public void The_engines_own_tasks_lend_no_name_to_a_step() => Flow.Started.Agency("B02.delay").Connect("B01/Done>B02.delay").Refused("step", "cannot be a step's id");
}
