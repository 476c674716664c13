using Journeys.Definitions;
using Journeys.Definitions.Soundness;
using Journeys.Tests.Execution;
using static Journeys.Tests.Execution.Chart;

namespace Journeys.Tests.Definitions.Soundness;

public class VerifierSpecs
{
    [Theory]
    [InlineData("one after another", "start>A", "A>B")]
    [InlineData("side by side", "start>A", "start>B")]
    [InlineData("united", "start>A", "start>B", "A>C", "B>C")]
    [InlineData("a branch that may be passed by", "start>D", "D/True>A", "D/False>B", "A>C", "B>C")]
    [InlineData("two refusals that hold", "start>X", "start>Y", "X>C", "Y>C")]
    [InlineData("a loop around a task", "start>A", "A>D", "D/True>A", "D/False>B")]
    [InlineData("a loop around an agency", "start>X", "X/Refused>A", "A>X", "X/Done>B")]
    public void Sound(string what, params string[] connections) => IsSound(what, World().Connect(connections));

    [Fact]
    public void A_race_between_tasks_is_sound() =>
        IsSound("race", New.Task("A").Task("B").Task("C").Join("J", JoinMode.WaitAny).Connect("start>A", "start>B", "A>J", "B>J", "J>C"));

    [Fact]
    public void Forty_agencies_side_by_side_are_few_states()
    {
        var chart = New.Task("Z");
        for (var i = 0; i < 40; i++) chart = chart.Agency($"X{i}").Connect($"start>X{i}", $"X{i}>Z");
        var proof = Verifier.Verify(chart.Build());
        Assert.True(proof.Sound);
        Assert.InRange(proof.States, 1, 500);
    }

    [Fact]
    public void A_join_of_all_after_a_decision_is_dead() =>
        Is(FlawKind.Dead, "J", New.Decision("D", "true").Task("A").Task("B").Join("J", JoinMode.WaitAll).Connect("start>D", "D/True>A", "D/False>B", "A>J", "B>J"));

    [Fact]
    public void Decisions_with_the_same_condition_go_together() =>
        Is(FlawKind.Dead, "C", Twice("f"));

    [Fact]
    public void Decisions_go_their_own_ways_where_the_condition_may_have_changed() =>
        IsSound("changed", Twice("f", t => t with { Facts = Map(("f", "data.f")) }));

    [Fact]
    public void A_branch_that_goes_back_while_the_other_waits_at_the_join_comes_twice()
    {
        var flaws = Verifier.Verify(New.Task("A").Agency("X").Task("C").Join("J", JoinMode.WaitAll)
            .Connect("start>A", "A>X", "A>C", "X/Refused>A", "X/Done>J", "C>J").Build()).Flaws;
        Assert.Equal([(FlawKind.Doubled, "C"), (FlawKind.Overrun, "J")], flaws.Select(f => (f.Kind, f.Activity.Id)));
    }

    [Fact]
    public void A_loop_may_be_left_from_two_places() =>
        IsSound("two ways out", New.Bools("f", "g").Task("A").Decision("D", "f").Task("B").Decision("E", "g").Task("C")
            .Connect("start>A", "A>D", "D/True>B", "D/False>C", "B>E", "E/True>A", "E/False>C"));

    [Fact]
    public void What_comes_after_a_loop_is_opened_once()
    {
        var chart = New.Bools("f").Task("A").Decision("D", "f").Task("Z").Connect("start>A", "A>D", "D/True>A");
        for (var i = 0; i < 30; i++) chart = chart.Agency($"X{i}").Connect($"D/False>X{i}", $"X{i}>Z");
        IsSound("after", chart);
        Assert.InRange(Verifier.Verify(chart.Build()).States, 1, 500);
    }

    [Fact]
    public void A_loop_that_nothing_leaves_is_endless() =>
        Is(FlawKind.Endless, "A", New.Task("A").Task("B").Connect("start>A", "A>B", "B>A"));

    [Fact]
    public void A_loop_in_which_one_branch_goes_back_while_another_goes_on_doubles() =>
        Is(FlawKind.Doubled, "B", New.Task("A").Task("B").Task("C").Connect("start>A", "A>B", "A>C", "C>A"));

    [Fact]
    public void A_step_that_no_answer_ends_is_stuck() =>
        Is(FlawKind.Stuck, "X", New.Agency("X", x => x with
        {
            Outcomes = new Dictionary<string, OutcomeRule> { ["Approved"] = On("never"), ["ApprovedWithConditions"] = On("never"), ["PartlyApproved"] = On("never"), ["NoEntitlement"] = On("never") },
            Ports = Waits("Refused"),
        }).Task("A").Connect("start>X", "X>A"));

    [Fact]
    public void A_race_that_an_agency_can_lose_loses_its_answer()
    {
        var flaw = Is(FlawKind.Race, "X", Race(x => x));
        Assert.Equal("A", flaw.Story[^1].Activity.Id);
    }

    [Fact]
    public void A_request_that_may_be_withdrawn_may_lose_a_race() => IsSound("withdrawn", Race(x => x with { CancelOnNotApplicable = true }));

    [Fact]
    public void A_last_day_that_races_with_the_answer_loses_it() =>
        Is(FlawKind.Race, "X", New.Agency("X", x => x with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "death.date", "P1M") })
            .Join("J", JoinMode.WaitAny).Task("A").Connect("start>X", "X/Missed>J", "X/Done>J", "J>A"));

    [Fact]
    public void A_last_day_that_opens_a_branch_of_its_own_is_sound() =>
        IsSound("late", New.Agency("X", x => x with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "death.date", "P1M") })
            .Task("A").Task("B").Connect("start>X", "X/Missed>A", "X/Done>B"));

    [Fact]
    public void A_loop_of_decisions_alone_spins() =>
        Is(FlawKind.Spins, "D", New.Decision("D", "f").Decision("E", "g").Task("A").Connect("start>D", "D/True>E", "E/True>D", "E/False>A", "D/False>B").Task("B"));

    [Fact]
    public void A_loop_that_can_go_round_by_decisions_alone_spins_though_a_step_stands_on_another_way() =>
        Is(FlawKind.Spins, "D", New.Decision("D", "f").Agency("X").Decision("E", "g").Task("A")
            .Connect("start>D", "D/True>X", "D/False>E", "X/Refused>E", "X/Done>A", "E/True>D", "E/False>A"));

    [Fact]
    public void An_end_beside_an_agency_loses_its_answer() =>
        Is(FlawKind.Race, "X", With(New.Task("A").Agency("X").Connect("start>A", "start>X", "A>End"), new EndActivity("End", "End")));

    [Fact]
    public void An_end_after_a_join_is_sound()
    {
        var ending = With(New.Task("A").Agency("X").Join("J", JoinMode.WaitAll).Connect("start>A", "start>X", "A>J", "X/Done>J", "J>End"), new EndActivity("End", "End"));
        Assert.Empty(Verifier.Verify(ending).Flaws);
    }

    [Fact]
    public void A_flowchart_in_a_block_is_proven_too()
    {
        var inner = New.Task("A").Decision("D", "f").Task("B").Join("J", JoinMode.WaitAll).Connect("A>D", "D/True>B", "D/False>J", "B>J").Build();
        var within = inner.Activities.Values.Where(a => a is not StartActivity).Select(a => a with { Parent = "Block" });
        Is(FlawKind.Dead, "J", inner with
        {
            Activities = within.Append(new FlowchartBlock("Block", "Block", "A", ["A", "D", "B", "J"])).Append(new StartActivity("start", "start")).ToDictionary(a => a.Id),
            Connections = [.. inner.Connections, new("start", "Done", "Block")],
        });
    }

    [Fact]
    public void A_step_in_a_sequence_that_no_answer_ends_is_stuck()
    {
        string[] never = ["Approved", "ApprovedWithConditions", "PartlyApproved", "NoEntitlement"];
        var chart = New.Agency("X", x => x with { Outcomes = never.ToDictionary(n => n, _ => On("never")), Parent = "Block" }).Connect("start>Block");
        Is(FlawKind.Stuck, "X", With(chart, new SequenceBlock("Block", "Block", ["X"])));
    }

    [Fact]
    public void What_is_too_large_is_no_pass()
    {
        var proof = Verifier.Verify(World().Connect("start>A", "start>B", "A>C", "B>C").Build(), most: 2);
        Assert.False(proof.Complete);
        Assert.False(proof.Sound);
    }

    private static Chart World() => New.Task("A").Task("B").Task("C").Agency("X").Agency("Y").Decision("D", "f").Bools("f");

    private static Chart Twice(string condition, Func<CitizenTask, Step>? between = null) => New.Bools("f")
        .Decision("D", condition).Task("A", between).Decision("E", condition).Task("B").Task("C")
        .Connect("start>D", "D/True>A", "A>E", "E/True>B", "E/False>C");

    private static Chart Race(Func<AgencyStep, Step> with) =>
        New.Task("A").Agency("X", with).Join("J", JoinMode.WaitAny).Task("C").Connect("start>A", "start>X", "A>J", "X/Done>J", "J>C");

    private static void IsSound(string what, Chart chart)
    {
        var definition = Trimmed(chart.Build());
        var proof = Verifier.Verify(definition);
        Assert.True(proof.Sound, $"{what}: {string.Join(", ", proof.Flaws.Select(f => $"{f.Kind} at {f.Activity.Id} by {string.Join("; ", f.Story.Select(c => c.Exit.Told))}"))}");
    }

    private static Definition With(Chart chart, Activity more) =>
        chart.Build() is var built ? built with { Activities = built.Activities.Values.Append(more).ToDictionary(a => a.Id) } : built;

    private static Flaw Is(FlawKind kind, string activity, Chart chart) => Is(kind, activity, chart.Build());

    private static Flaw Is(FlawKind kind, string activity, Definition definition)
    {
        var flaw = Assert.Single(Verifier.Verify(definition).Flaws);
        Assert.Equal((kind, activity), (flaw.Kind, flaw.Activity.Id));
        return flaw;
    }

    /// <summary>Without the activities that nothing connects.</summary>
    private static Definition Trimmed(Definition definition)
    {
        var connected = definition.Connections.SelectMany(c => new[] { c.Source, c.Target }).ToHashSet();
        return definition with { Activities = definition.Activities.Where(a => connected.Contains(a.Key)).ToDictionary() };
    }
}
