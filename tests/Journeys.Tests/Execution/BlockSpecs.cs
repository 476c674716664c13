using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Drawn;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Blocks run what they hold, and are done when it is.</summary>
public class BlockSpecs
{
    [Fact]
    public void A_sequence_runs_one_after_the_other_and_waits_for_each() =>
        Given(Flow([Sequence("S", Line("a"), Task("A"), Line("b"), Task("B")), Line("c")], "S>c")).ThenLines("a").Then("A R, B N")
            .Submit("A").ThenLines("a", "b").Then("B R").Submit("B").ThenLines("a", "b", "c").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void An_empty_sequence_is_done_at_once() => Given(Flow([Sequence("S"), Line("c")], "S>c")).ThenLines("c").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_refusal_holds_its_sequence() =>
        Given(Flow(Sequence("S", Agency("A"), Task("B")))).Answer("A", Outcome.Rejected, decision: "d-1").Then("B N").ThenIs(JourneyStatus.Running)
            .Answer("A", Outcome.Corrected, supersedes: "d-1", becomes: Outcome.Approved).Then("B R");

    [Theory]
    [InlineData(true, "then", "after")]
    [InlineData(false, "else", "after")]
    public void An_if_runs_one_of_two(bool value, params string[] lines) =>
        Given(Flow([If("I", value ? "true" : "false", Line("then"), Line("else")), Line("after")], "I>after")).ThenLines(lines);

    [Fact]
    public void An_if_without_that_branch_goes_on() => Given(Flow([If("I", "false", Line("then")), Line("after")], "I>after")).ThenLines("after");

    [Fact]
    public void An_if_waits_until_its_condition_is_known() =>
        Given(Flow([Task("A", """{"f.x":"data.x==='yes'"}""", """[{"id":"x","type":"yesno"}]"""), If("I", "f.x", Task("B"), Task("C"))], "start>I"))
            .Then("A R, B N, C N").Submit("A", """{"x":"no"}""").Then("B N, C R").Submit("C").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void An_if_that_nobody_can_answer_asks_again() =>
        Given(Flow([Task("A", """{"f.x":"data.x"}""", """[{"id":"x","type":"yesno","dontKnow":true}]"""), If("I", "f.x", Task("B"))], "A>I")).Submit("A", "{}", ["x"])
            .ThenWaits("A.ask.1").Submit("A.ask", """{"x":true}""").Then("B R");

    [Theory]
    [InlineData("MatchFirst", "one", "after")]
    [InlineData("MatchAny", "one", "two", "after")]
    public void A_switch_runs_the_first_or_every_case_that_is_true(string mode, params string[] lines) =>
        Given(Flow([Switch(mode, "true", "true"), Line("after")], "W>after")).ThenLines(lines);

    [Fact]
    public void A_switch_runs_the_default_where_no_case_is_true() =>
        Given(Flow([Switch("MatchAny", "false", "false"), Line("after")], "W>after")).ThenLines("default", "after");

    [Fact]
    public void A_parallel_runs_all_at_once_and_waits_for_all() =>
        Given(Flow([Parallel("P", Task("A"), Task("B"), Line("l")), Line("after")], "P>after")).Then("A R, B R").Submit("B").ThenLines("l").Submit("A").ThenLines("l", "after");

    [Fact]
    public void A_fork_that_waits_for_all_waits_for_all() =>
        Given(Flow([Fork("K", "WaitAll", Task("A"), Task("B")), Line("after")], "K>after")).Submit("A").ThenLines().Submit("B").ThenLines("after");

    [Fact]
    public void A_fork_that_waits_for_any_cancels_the_others_and_tells_their_agency() =>
        Given(Flow([Fork("K", "WaitAny", Sequence("S", Task("A"), Line("a")), Sequence("T", Agency("B"), Line("b"))), Line("after")], "K>after"))
            .Then("A R, B A").Submit("A").Then("A D, B –").ThenLines("a", "after").ThenTold("agency: B.1 Request 1", "agency: B.1 Withdraw").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_flowchart_in_a_flowchart_is_done_when_no_token_is_left_in_it() =>
        Given(Flow([Flowchart("G", [FlowFork("F", "x", "y"), Task("A"), Task("B")], "F/x>A", "F/y>B"), Line("after")], "G>after"))
            .Then("A R, B R").Submit("A").ThenLines().Submit("B").ThenLines("after").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_block_that_is_passed_by_runs_nothing_and_passes_the_dead_path_on() =>
        Given(Flow([Decision("D", "false"), Sequence("S", Line("a"), Line("b")), Line("c"), Join("J", JoinMode.WaitAllActive), Line("after")],
            "D/True>S", "D/False>c", "S>J", "c>J", "J>after")).ThenLines("c", "after").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_join_of_any_cancels_a_block_with_all_that_runs_in_it() =>
        Given(Flow([FlowFork("F", "x", "y"), Task("A"), Parallel("P", Agency("B"), Task("C")), Join("J", JoinMode.WaitAny), Task("E")], "F/x>A", "F/y>P", "A>J", "P>J", "J>E"))
            .Submit("A").Then("B –, C –, E R").ThenWaits("E.1").ThenTold("agency: B.1 Request 1", "agency: B.1 Withdraw").Submit("E").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_corrected_answer_finds_what_came_after_it_in_its_block() =>
        Given(Flow(Sequence("S", Agency("A"), Sequence("T", Task("B")), Task("C")))).Answer("A", Outcome.Approved, decision: "d-1").Submit("B")
            .Answer("A", Outcome.Corrected, supersedes: "d-1", becomes: Outcome.Rejected).ThenWaits("B.check.1", "C.1");

    private static System.Text.Json.Nodes.JsonObject Switch(string mode, string one, string two) => Act("Switch", "W", ("mode", mode),
        ("cases", new System.Text.Json.Nodes.JsonArray(Case("one", one), Case("two", two))), ("default", Line("default")));

    private static System.Text.Json.Nodes.JsonObject Case(string label, string condition) => new()
    {
        ["label"] = label,
        ["condition"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "JavaScript", ["value"] = condition },
        ["activity"] = Line(label),
    };
}
