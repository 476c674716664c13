using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class FlowSpecs
{
    private static Chart Branches(JoinMode mode) =>
        New.Fork("F", "x", "y").Task("A").Agency("B").Join("J", mode).Task("C").Connect("start>F", "F/x>A", "F/y>B", "A>J", "B>J", "J>C");

    [Fact]
    public void A_fork_starts_every_branch() => Given(Branches(JoinMode.WaitAll)).Then("A R, B A, C N");

    [Theory]
    [InlineData(JoinMode.WaitAll)]
    [InlineData(JoinMode.WaitAllActive)]
    public void A_join_waits_for_all(JoinMode mode) =>
        Given(Branches(mode)).Submit("A").Then("C N").Answer("B", Outcome.Approved).Then("C R");

    [Fact]
    public void A_join_of_any_cancels_the_other_branches_and_tells_their_agency() =>
        Given(Branches(JoinMode.WaitAny)).Submit("A").Then("A D, B –, C R")
            .ThenTold("agency: B.1 Request 1", "agency: B.1 Withdraw").Answer("B", Outcome.Approved).ThenNothing();

    [Fact]
    public void A_join_of_any_withdraws_what_the_agency_asked_more_about() =>
        Given(Branches(JoinMode.WaitAny)).Answer("B", Outcome.NeedsInfo).Submit("A").Then("B –, C R").ThenWaits("C.1")
            .ThenTold("agency: B.1 Request 1", "agency: B.1 Withdraw");

    [Fact]
    public void A_join_of_any_that_a_loop_passed_by_opens_once()
    {
        var spec = Given(New.Bools("again", "out").Task("A", t => t with { Facts = Map(("again", "data.again"), ("out", "data.out")) })
            .Decision("D", "again").Decision("E", "out").Join("J", JoinMode.WaitAny).Task("B")
            .Connect("start>A", "A>D", "D/True>E", "D/False>J", "E/True>J", "E/False>A", "J>B"))
            .Submit("A", """{"again":true,"out":false}""").Submit("A", """{"again":false,"out":false}""").Then("B R");
        Assert.Single(spec.Events.OfType<ActivityEntered>(), e => e.Activity == "J");
    }

    [Fact]
    public void A_join_of_all_does_not_open_when_one_branch_is_dead() =>
        Given(Dead(JoinMode.WaitAll)).Submit("A").Then("C N").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_join_of_the_active_passes_over_a_dead_branch() => Given(Dead(JoinMode.WaitAllActive)).Submit("A").Then("C R");

    private static Chart Dead(JoinMode mode) =>
        New.Task("A").Decision("D", "false").Task("B").Join("J", mode).Task("C").Connect("start>A", "start>D", "D/True>B", "A>J", "B>J", "J>C");

    [Fact]
    public void Two_connections_to_a_step_are_a_join_and_dead_paths_pass_through_steps() =>
        Given(New.Decision("D", "false").Task("A").Task("B").Task("C").Task("E").Connect("start>D", "start>E", "D/True>A", "A>B", "B>C", "E>C"))
            .Then("C N").Submit("E").Then("C R").Submit("C").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_step_whose_every_way_is_dead_is_passed_by() =>
        Given(New.Decision("D", "true").Task("A").Task("B").Connect("start>D", "D/False>A", "D/True>B")).Then("A N, B R").Submit("B").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_decision_waits_for_its_facts() =>
        Given(New.Bools("f.x").Decision("D", "f.x").Task("A").Task("B").Registers("Told", "f.x", "data.x").Task("Z").Connect("start>D", "start>Z", "D/True>A", "D/False>B"))
            .Then("A N, B N").Report("Told", "t-1", """{"x":false}""").Then("A N, B R");

    [Fact]
    public void A_variable_is_set_and_read() =>
        Given(New.Variable("n", "1").Sets("S", "n", "2").Task("A").Connect("start>S", "S>A")).Then("A R")
            .ThenThat(j => Assert.Equal("2", j.Variables["n"].Text));

    private static Chart Loop =>
        New.Bools("f.again").Task("A", a => a with { Facts = Map(("f.again", "data.again")) }).Decision("D", "f.again").Task("X").Task("J")
            .Connect("start>A", "start>X", "A>D", "D/True>A", "D/False>J", "X>J");

    [Fact]
    public void A_loop_comes_back_and_a_join_after_it_waits_for_its_last_round() =>
        Given(Loop).Submit("X").Submit("A", """{"again":true}""").Then("A R, J N").ThenWaits("A.2")
            .Submit("A", """{"again":true}""").ThenWaits("A.3").Submit("A", """{"again":false}""").Then("A D, J R");

    [Fact]
    public void A_loop_within_a_loop_can_be_entered_anew() =>
        Given(New.Bools("f.a", "f.b").Task("O").Task("A", a => a with { Facts = Map(("f.a", "data.a"), ("f.b", "data.b")) })
            .Decision("D", "f.a").Decision("E", "f.b").Task("Z").Connect("start>O", "O>A", "A>D", "D/True>A", "D/False>E", "E/True>O", "E/False>Z"))
            .Submit("O").Submit("A", """{"a":true,"b":true}""").Submit("A", """{"a":false,"b":true}""").Then("O R")
            .Submit("O").Then("A R").Submit("A", """{"a":false,"b":false}""").Then("Z R");

    [Fact]
    public void A_join_of_any_works_again_in_a_loop() =>
        Given(New.Bools("f.again").Fork("F", "x", "y").Task("A").Task("B").Join("J", JoinMode.WaitAny).Task("C", c => c with { Facts = Map(("f.again", "data.again")) })
            .Decision("D", "f.again").Task("Z").Connect("start>F", "F/x>A", "F/y>B", "A>J", "B>J", "J>C", "C>D", "D/True>F", "D/False>Z"))
            .Submit("A").Submit("C", """{"again":true}""").Then("A R, B R").Submit("B").Then("C R").Submit("C", """{"again":false}""").Then("Z R");

    [Fact]
    public void A_loop_that_waits_for_nothing_is_stopped_and_shown() =>
        Given(New.Variable("n", "1").Sets("S", "n", "1").Decision("D", "true").Connect("start>S", "S>D", "D/True>S")).ThenIncidents("journey: The definition goes round");

    [Fact]
    public void Bookmarks_are_the_step_the_subject_and_a_number() =>
        Given(New.List("kids", "k").Fetch("L", l => l with { Lists = [Fills("kids", "kid")] }).Task("A", a => a with { Subjects = [new("kids", [])] }).Connect("start>L", "L>A"))
            .Answer("L", Outcome.Approved, """{"kids":[{},{}]}""").ThenWaits("A.kid-1.1", "A.kid-2.1");
}
