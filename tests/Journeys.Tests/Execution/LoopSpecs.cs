using Journeys.Definitions;
using Journeys.Execution;
using static Journeys.Tests.Execution.Drawn;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Loops run their body again, and Break ends them.</summary>
public class LoopSpecs
{
    [Fact]
    public void A_while_runs_as_long_as_its_condition_holds() =>
        Given(Flow([While("W", "variables.n < 3", Sequence("S", Line("l", "'n' + getN()"), Set("I", "n", "getVariable('n') + 1"))), Line("after")], "W>after"))
            .ThenLines("n0", "n1", "n2", "after").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_step_in_a_loop_is_entered_anew_each_time() =>
        Given(Flow([While("W", "!known('f.x') || f.x", Task("A", """{"f.x":"data.x==='yes'"}""", """[{"id":"x","type":"yesno"}]""")), Line("after")], "W>after"))
            .ThenWaits("A.1").Submit("A", """{"x":"yes"}""").ThenWaits("A.2").Then("A R").Submit("A", """{"x":"no"}""").ThenLines("after").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_loop_that_never_waits_is_stopped_and_shown() =>
        Given(Flow(While("W", "true", Set("I", "n", "1")))).ThenIncidents("journey: A loop goes round", "journey: The definition goes round");

    [Fact]
    public void For_each_runs_for_one_item_after_the_other() =>
        Given(Flow([ForEach("F", "['a', 'b']", Sequence("S", Line("l", "variables.CurrentIndex + getCurrentValue()"), Task("A"))), Line("after")], "F>after"))
            .ThenLines("0a").ThenWaits("A.1").Submit("A").ThenLines("0a", "1b").ThenWaits("A.2").Submit("A").ThenLines("0a", "1b", "after");

    [Fact]
    public void For_each_of_nothing_is_done_at_once() => Given(Flow([ForEach("F", "[]", Line("l")), Line("after")], "F>after")).ThenLines("after");

    [Fact]
    public void The_items_are_those_that_the_loop_began_with() =>
        Given(Flow(ForEach("F", "variables.n === 0 ? [1, 2] : [7, 8, 9]", Sequence("S", Set("I", "n", "5"), Line("l", "'' + variables.CurrentValue"))))).ThenLines("1", "2");

    [Fact]
    public void An_outer_item_is_there_again_when_the_inner_loop_is_done() =>
        Given(Flow(ForEach("F", "['a', 'b']", Sequence("S", ForEach("G", "[1, 2]", Line("i", "'' + variables.CurrentValue")), Line("o", "variables.CurrentValue")))))
            .ThenLines("1", "2", "a", "1", "2", "b");

    [Fact]
    public void The_item_may_be_kept_in_a_variable()
    {
        var loop = ForEach("F", "['a', 'b']", Line("l"));
        loop["currentValue"] = System.Text.Json.Nodes.JsonNode.Parse("""{"typeName":"Object","memoryReference":{"id":"v"}}""");
        Given(Flow(loop)).ThenThat(j => Assert.Equal("b", j.Variables["v"].Text));
    }

    [Fact]
    public void Items_that_are_no_scalars_stop_the_loop_with_an_incident() =>
        Given(Flow(ForEach("F", "[{a:1}]", Line("l")))).ThenLines().ThenIncidents("F: Its items are no array", "journey: It waits for nothing");

    [Fact]
    public void Parallel_for_each_runs_for_all_items_at_once_each_with_its_own() =>
        Given(Flow([ParallelForEach("P", "['a', 'b']", Sequence("S", Line("l", "variables.CurrentValue"), Event("E", "'go'"), Line("m", "variables.CurrentValue + variables.CurrentIndex"))), Line("after")], "P>after"))
            .ThenWaits("E@P.0.1", "E@P.1.1").ThenLines("a", "b").When(new ReceiveEvent("E@P.1.1", null) { Now = At("2026-11-18") }).ThenLines("a", "b", "b1")
            .When(new ReceiveEvent("E@P.0.1", null) { Now = At("2026-11-19") }).ThenLines("a", "b", "b1", "a0", "after").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void Joins_within_parallel_items_do_not_see_each_other() =>
        Given(Flow([ParallelForEach("P", "[1, 2]", Flowchart("G", [FlowFork("F", "x", "y"), Event("A", "'a'"), Event("B", "'b'"), Join("J", JoinMode.WaitAll), Line("l", "'' + variables.CurrentValue")],
            "F/x>A", "F/y>B", "A>J", "B>J", "J>l")), Line("after")], "P>after"))
            .Receive("A@P.0.1").Receive("B@P.1.1").ThenLines().Receive("B@P.0.1").ThenLines("1").Receive("A@P.1.1").ThenLines("1", "2", "after");

    [Fact]
    public void Parallel_for_each_of_nothing_is_done_at_once() => Given(Flow([ParallelForEach("P", "[]", Line("l")), Line("after")], "P>after")).ThenLines("after");

    [Fact]
    public void A_break_ends_the_nearest_loop_and_its_sequences() =>
        Given(Flow([ForEach("F", "['a', 'b']", Sequence("S", While("W", "true", Sequence("T", Line("i"), Act("Break", "B"), Line("never"))), Line("o", "variables.CurrentValue"))), Line("after")], "F>after"))
            .ThenLines("i", "a", "i", "b", "after");

    [Fact]
    public void A_break_in_an_if_ends_the_loop() =>
        Given(Flow([While("W", "true", Sequence("S", Set("I", "n", "variables.n + 1"), If("C", "variables.n === 2", Act("Break", "B")), Line("l", "'' + variables.n"))), Line("after")], "W>after"))
            .ThenLines("1", "after");

    [Fact]
    public void A_break_in_a_flowchart_ends_it_and_cancels_what_runs_beside() =>
        Given(Flow([While("W", "true", Flowchart("G", [FlowFork("F", "x", "y"), Agency("A"), Task("T"), Act("Break", "B")], "F/x>A", "F/y>T", "T>B")), Line("after")], "W>after"))
            .Then("A A").Submit("T").Then("A –").ThenLines("after").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_break_in_a_fork_ends_it_and_in_a_parallel_waits_for_the_others()
    {
        Given(Flow([While("W", "true", Fork("K", "WaitAll", Task("A"), Act("Break", "B"))), Line("after")], "W>after")).Then("A –").ThenLines("after");
        Given(Flow([While("W", "true", Parallel("K", Task("A"), Act("Break", "B"))), Line("after")], "W>after")).Then("A R").ThenLines().Submit("A").ThenLines("after");
    }

    [Fact]
    public void A_flowchart_in_a_loop_begins_anew_with_its_joins() =>
        Given(Flow([ForEach("L", "[1, 2, 3]", Flowchart("G", [Decision("D", "variables.CurrentValue === 2"), Line("x"), Line("y"), Join("J", JoinMode.WaitAllActive), Line("z")],
            "D/True>x", "D/False>y", "x>J", "y>J", "J>z")), Line("after")], "L>after")).ThenLines("y", "z", "x", "z", "y", "z", "after").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_flowchart_that_a_break_left_halfway_begins_anew() =>
        Given(Flow(ForEach("L", "[1, 2]", While("W", "true", Flowchart("G", [FlowFork("F", "x", "y"), Task("A"), Task("T"), Join("J", JoinMode.WaitAll), Act("Break", "B")], "F/x>A", "F/y>T", "A>J", "T>J", "J>B")))))
            .Submit("A").Submit("T").ThenWaits("A.2", "T.2").Submit("T").Submit("A").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_variable_of_a_block_begins_anew_each_time() =>
        Given(Flow(ForEach("L", "[1, 2]", Counting()))).ThenLines("1", "1");

    private static System.Text.Json.Nodes.JsonObject Counting()
    {
        var body = Sequence("S", Set("I", "own", "variables.own + 1"), Line("l", "'' + variables.own"));
        body["variables"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"id":"own","name":"own","typeName":"Int32","value":"0"}]""");
        return body;
    }

    private static System.Text.Json.Nodes.JsonObject Event(string id, string name) => Act("Event", id, ("eventName", Js("String", name)));
}
