using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Drawn;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>End, Finish and Complete end at once what they stand in.</summary>
public class StopSpecs
{
    private static Spec Beside(System.Text.Json.Nodes.JsonObject stop) =>
        Given(Flow([FlowFork("F", "x", "y"), Agency("A"), Task("T"), stop], "F/x>A", "F/y>T", $"T>{stop["id"]}"));

    [Theory]
    [InlineData("End")]
    [InlineData("Finish")]
    [InlineData("Complete")]
    public void In_the_flowchart_at_the_root_each_ends_the_journey_and_agencies_are_told(string type) =>
        Beside(Act(type, "X")).Then("A A").Submit("T").Then("A –, T D").ThenIs(JourneyStatus.Ended).ThenWaits()
            .ThenTold("agency: A.1 Request 1", "agency: A.1 Withdraw").Answer("A", Outcome.Approved).ThenNothing();

    [Fact]
    public void A_refusal_that_held_its_token_and_could_be_filed_again_is_over() =>
        Beside(Act("Finish", "X")).Answer("A", Outcome.Dismissed, decision: "d-1").ThenWaits("A.2", "T.1").Submit("T").ThenIs(JourneyStatus.Ended).ThenWaits();

    [Fact]
    public void An_end_within_ends_its_flowchart_alone() =>
        Given(Flow([Flowchart("G", [FlowFork("F", "x", "y"), Task("A"), Task("T"), Act("End", "X")], "F/x>A", "F/y>T", "T>X"), Line("after"), Task("B")], "G>after", "start>B"))
            .Submit("T").Then("A –, B R").ThenLines("after").ThenIs(JourneyStatus.Running).Submit("B").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void An_end_in_a_sequence_ends_it() => Given(Flow([Sequence("S", Line("a"), Act("End", "X"), Line("never")), Line("after")], "S>after")).ThenLines("a", "after");

    [Theory]
    [InlineData("Finish")]
    [InlineData("Complete")]
    public void A_finish_however_deep_ends_the_journey(string type) =>
        Given(Flow([ForEach("F", "[1, 2]", If("I", "true", Act(type, "X"))), Line("after")], "F>after")).ThenLines().ThenIs(JourneyStatus.Ended);

    [Fact]
    public void Complete_names_its_outcomes()
    {
        var complete = Act("Complete", "X", ("outcomes", Js("Object", "['Sold', 'Settled']")));
        Assert.Equal(["Sold", "Settled"], Given(Flow(complete)).Events.OfType<FlowStopped>().Single().Outcomes);
    }

    [Fact]
    public void A_fault_stops_its_branch_with_an_incident_and_the_others_go_on()
    {
        var fault = Act("Fault", "X", ("code", "E7"), ("category", "Estate"), ("faultType", "Business"), ("message", Js("String", "'no ' + variables.n")));
        Given(Flow([FlowFork("F", "x", "y"), fault, Task("A"), Line("after")], "F/x>X", "F/y>A", "A>after"))
            .ThenIncidents("X: Fault E7 (Estate, Business): no 0").Submit("A").ThenLines("after").ThenIs(JourneyStatus.Running);
    }

    [Fact]
    public void An_operator_ends_what_failed_and_the_block_goes_on() =>
        Given(Flow([Sequence("S", Act("Fault", "X"), Line("a"), Act("Delay", "D", ("timeSpan", "9.00:00:00")), Line("b"), Act("RunTask", "R", ("taskName", "t")), Line("c")), Line("after")], "S>after"))
            .ThenLines().Intervene(Intervention.Skip, "X").ThenLines("a").Intervene(Intervention.Skip, "D").ThenLines("a", "b").ThenWaits("R.1")
            .Intervene(Intervention.Skip, "S").ThenNothing().Intervene(Intervention.Skip, "R").ThenLines("a", "b", "c", "after").ThenWaits()
            .ThenThat(j => Assert.Empty(DueRows.Of(j))).ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_fault_has_Elsas_defaults() => Given(Flow([Act("Fault", "X"), Task("A")], "start>A")).ThenIncidents("X: Fault 0 (General, System)");
}
