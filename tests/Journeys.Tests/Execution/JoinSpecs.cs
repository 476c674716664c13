using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;
using static Journeys.Tests.Execution.Drawn;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Joins, written and implicit, in loops and with dead paths, as Elsa's counters have them.</summary>
public class JoinSpecs
{
    private static JsonObject Event(string id) => Act("Event", id, ("eventName", id));

    /// <summary>Two branches and a join, again while n is below two.</summary>
    private static Definition Round(JoinMode mode) => Flow(
        [Set("I", "n", "variables.n + 1"), FlowFork("F", "x", "y"), Event("A"), Event("B"), Join("J", mode), Line("l", "'' + variables.n"), Decision("D", "variables.n < 2"), Line("after")],
        "I>F", "F/x>A", "F/y>B", "A>J", "B>J", "J>l", "l>D", "D/True>I", "D/False>after");

    [Theory]
    [InlineData(JoinMode.WaitAll)]
    [InlineData(JoinMode.WaitAllActive)]
    public void A_join_of_all_counts_each_round_of_a_loop_anew(JoinMode mode) =>
        Given(Round(mode)).Receive("A.1").ThenLines().Receive("B.1").ThenLines("1").ThenWaits("A.2", "B.2")
            .Receive("B.2").ThenLines("1").Receive("A.2").ThenLines("1", "2", "after").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_join_of_any_goes_on_once_a_round_and_cancels_the_other_branch() =>
        Given(Round(JoinMode.WaitAny)).Receive("A.1").ThenLines("1").ThenWaits("A.2", "B.2").Receive("B.2").ThenLines("1", "2", "after").ThenIs(JourneyStatus.Ended).ThenWaits();

    [Fact]
    public void An_implicit_join_in_a_loop_passes_over_the_branch_that_is_dead_this_time() =>
        Given(Flow([Set("I", "n", "variables.n + 1"), Decision("C", "variables.n === 1"), Line("one"), Line("two"), Line("both"), Decision("D", "variables.n < 3"), Line("after")],
            "I>C", "C/True>one", "C/False>two", "one>both", "two>both", "both>D", "D/True>I", "D/False>after")).ThenLines("one", "both", "two", "both", "two", "both", "after");

    [Fact]
    public void A_join_of_all_with_a_dead_branch_is_passed_by_and_so_is_what_follows() =>
        Given(Flow([FlowFork("F", "x", "y"), Decision("D", "false"), Line("a"), Line("b"), Join("J", JoinMode.WaitAll), Line("c"), Line("d")],
            "F/x>D", "F/y>b", "D/True>a", "a>J", "b>J", "J>c", "D/False>d")).ThenLines("b", "d").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_join_of_any_whose_branches_are_all_dead_is_passed_by() =>
        Given(Flow([Decision("D", "false"), Line("a"), Line("b"), Join("J", JoinMode.WaitAny), Line("c"), Line("d")],
            "D/True>a", "D/True>b", "a>J", "b>J", "J>c", "D/False>d")).ThenLines("d").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_dead_path_passes_nested_joins_to_one_that_is_alive() =>
        Given(Flow([Decision("D", "false"), Line("a"), Line("b"), Join("J", JoinMode.WaitAll), Line("c"), Event("E"), Join("K", JoinMode.WaitAllActive), Line("d")],
            "D/True>a", "D/True>b", "a>J", "b>J", "J>c", "c>K", "D/False>E", "E>K", "K>d")).Receive("E.1").ThenLines("d").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void What_leaves_a_loop_beside_the_way_back_is_not_passed_by_for_good() =>
        Given(Flow([Set("I", "n", "variables.n + 1"), Decision("D", "variables.n < 3"), Event("E"), Line("join")], "start>E", "I>D", "D/True>I", "D/False>join", "E>join"))
            .ThenLines().Receive("E.1").ThenLines("join").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void Two_loops_one_in_the_other_keep_their_rounds_apart() =>
        Given(Flow([Set("I", "n", "variables.n + 1"), Set("K", "v", "0"), Set("L", "v", "variables.v + 1"), Line("l", "variables.n + '.' + variables.v"), Decision("C", "variables.v < 2"), Decision("D", "variables.n < 2"), Line("after")],
            "I>K", "K>L", "L>l", "l>C", "C/True>L", "C/False>D", "D/True>I", "D/False>after")).ThenLines("1.1", "1.2", "2.1", "2.2", "after");

    [Fact]
    public void A_switch_of_several_cases_starts_each_and_the_join_waits_for_those() =>
        Given(Flow([Act("FlowSwitch", "W", ("mode", "MatchAny"), ("cases", new JsonArray(Case("a", "true"), Case("b", "false"), Case("c", "true")))), Line("a"), Line("b"), Event("c"), Line("d"), Line("e")],
            "W/a>a", "W/b>b", "W/c>c", "W/Default>d", "a>e", "b>e", "c>e", "d>e")).ThenLines("a").Receive("c.1").ThenLines("a", "e");

    private static JsonObject Case(string label, string condition) =>
        new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition } };
}
