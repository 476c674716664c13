using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Tests.Execution;
using static Journeys.Tests.Execution.Chart;

namespace Journeys.Tests.Migration;

/// <summary>Journeys at different points of forks, joins, loops, subjects and rights: what moves, and what holds the others.</summary>
public class StandingSpecs
{
    private static Chart Forked(params string[] also) => Also(New.Task("A").Fork("F", "l", "r").Agency("L").Agency("R").Join("J", JoinMode.WaitAll).Task("C")
        .Connect("start>A", "A>F", "F/l>L", "F/r>R", "L>J", "R>J", "J>C"), also);

    private static Chart Also(Chart chart, string[] tasks) => tasks.Aggregate(chart, (c, t) => c.Task(t));

    [Fact]
    public void Inside_a_fork_with_one_branch_done_the_other_goes_on()
    {
        var after = Forked("D").Connect("C>D");
        Moved.Given(Forked()).Submit("A").Answer("L", Outcome.Approved).Becomes(after).ThenMoved().ThenWaits("R.1").ThenTold()
            .Answer("R", Outcome.Approved).ThenWaits("C.1").Submit("C").ThenWaits("D.1");
    }

    [Fact]
    public void At_a_join_a_step_on_the_branch_that_is_not_done_comes_in_its_turn()
    {
        var after = New.Task("A").Fork("F", "l", "r").Agency("L").Agency("R").Agency("N").Join("J", JoinMode.WaitAll).Task("C")
            .Connect("start>A", "A>F", "F/l>L", "F/r>R", "L>J", "R>N", "N>J", "J>C");
        var atJoin = Moved.Given(Forked()).Submit("A").Answer("L", Outcome.Approved);
        atJoin.Becomes(after).ThenMoved().Answer("R", Outcome.Approved).ThenWaits("N.1").Answer("N", Outcome.Approved).ThenWaits("C.1");
    }

    [Fact]
    public void At_a_join_a_step_on_the_branch_that_is_done_is_asked_for_and_the_join_waits_for_it()
    {
        var after = New.Task("A").Fork("F", "l", "r").Agency("L").Agency("R").Agency("N").Join("J", JoinMode.WaitAll).Task("C")
            .Connect("start>A", "A>F", "F/l>L", "F/r>R", "L>N", "N>J", "R>J", "J>C");
        Moved.Given(Forked()).Submit("A").Answer("L", Outcome.Approved).Becomes(after).ThenMoved().ThenWaits("N.1", "R.1").ThenTold("agency: N.1 Request 1")
            .Answer("R", Outcome.Approved).ThenWaits("N.1").Answer("N", Outcome.Approved).ThenWaits("C.1");
    }

    [Fact]
    public void Past_a_join_a_third_branch_would_be_owed()
    {
        var after = New.Task("A").Fork("F", "l", "r", "n").Agency("L").Agency("R").Agency("N").Join("J", JoinMode.WaitAll).Task("C")
            .Connect("start>A", "A>F", "F/l>L", "F/r>R", "F/n>N", "L>J", "R>J", "N>J", "J>C");
        Moved.Given(Forked()).Submit("A").Answer("L", Outcome.Approved).Answer("R", Outcome.Approved).Becomes(after).ThenStays(("same-waits", "C.1 is open"));
    }

    [Fact]
    public void In_the_second_turn_of_a_loop_the_second_turn_goes_on()
    {
        Chart Loop(string last) => New.Bools("f.again").Task("A", t => t with { Facts = Map(("f.again", "data.again")) }).Decision("again", "f.again").Task(last)
            .Connect("start>A", "A>again", "again/True>A", $"again/False>{last}");
        Moved.Given(Loop("B")).Submit("A", """{"again":true}""").ThenWaits("A.2").Becomes(Loop("C")).ThenMoved().ThenWaits("A.2")
            .Submit("A", """{"again":true}""").ThenWaits("A.3").Submit("A", """{"again":false}""").ThenWaits("C.1");
    }

    [Fact]
    public void A_loop_of_a_block_goes_on_at_its_item()
    {
        var (a, b) = (Drawn.Task("A"), Drawn.Task("B"));
        Definition Each(string last) => Drawn.Flow([Drawn.ForEach("Each", "['x','y']", Drawn.Sequence("Both", (System.Text.Json.Nodes.JsonObject)a.DeepClone(), (System.Text.Json.Nodes.JsonObject)b.DeepClone())), Drawn.Task(last)], $"Each>{last}");
        var moved = Moved.Given(Each("C")).Submit("A").Submit("B").Submit("A").ThenWaits("B.2");
        moved.Becomes(moved.Next(Each("D"))).ThenMoved().ThenWaits("B.2").Submit("B").ThenWaits("D.1");
    }

    [Fact]
    public void A_parallel_loop_keeps_the_items_that_wait()
    {
        Definition Each(string last) => Drawn.Flow([Drawn.ParallelForEach("Each", "['x','y']", Drawn.Act("Event", "Told", ("eventName", Drawn.Js("String", "'told'")))), Drawn.Task(last)], $"Each>{last}");
        var moved = Moved.Given(Each("C"));
        var waits = moved.Journey.Bookmarks.Keys.ToArray();
        Assert.Equal(2, waits.Length);
        moved.When(now => new ReceiveEvent(waits[0], null) { Now = now }).Becomes(moved.Next(Each("D"))).ThenMoved().ThenWaits(waits[1])
            .When(now => new ReceiveEvent(waits[1], null) { Now = now }).ThenWaits("D.1");
    }

    [Fact]
    public void Each_subject_stays_where_it_is()
    {
        Chart Family(string step) => New.List("children").Task("A", t => t with { Lists = [Fills("children", "child")] }).Agency(step, s => s with { Subjects = [new("children", [])] }).Task("C").Connect("start>A", $"A>{step}", $"{step}>C");
        Moved.Given(Family("G")).Submit("A", """{"children":[{"born":"2012"},{"born":"2015"}]}""").ThenWaits("G.child-1.1", "G.child-2.1").Answer("G.child-1", Outcome.Approved)
            .Becomes(Family("H"), ("G", ["H"])).ThenMoved().ThenWaits("G.child-2.1")
            .ThenThat(j => Assert.Equal((Outcome.Approved, StepPhase.WithAgency), (j.Steps["H.child-1"].Outcome!.Value, j.Steps["H.child-2"].Phase)))
            .At("G.child-2.1", Outcome.Approved).ThenWaits("C.1");
    }

    private static Chart Refusable(string period, string appeal = "P3W") => New.Dates("f.on").Task("A", t => t with { Facts = Map(("f.on", "data.on")) })
        .Agency("B", s => s with { Appeal = new("administrative", "court", Period.Parse(appeal), null), Refile = true, Ports = Finishes("Refused"), Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", period, MetBy.Sent) })
        .Task("C", t => t with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", period) }).Connect("start>A", "A>B", "A>C");

    private static Moved Refused => Moved.Given(Refusable("P3M")).Submit("A", """{"on":"2026-11-01"}""").Answer("B", Outcome.Rejected, decision: "d");

    [Fact]
    public void An_open_right_of_appeal_stays_open_at_its_bookmark() =>
        Refused.ThenWaits("B.2", "B.appeal.1", "C.1").Becomes(Refusable("P4M")).ThenMoved().ThenWaits("B.2", "B.appeal.1", "C.1")
            .ThenThat(j => Assert.Equal(new DateOnly(2027, 3, 1), j.Deadlines["C/last"].Current.Date)).At("B.appeal.1").ThenTold("agency: B.appeal.1 Notice");

    [Fact]
    public void An_open_right_of_appeal_is_not_lost_and_not_shortened()
    {
        Refused.Becomes(Refusable("P3M", "P2W")).ThenStays(("no-day-earlier", "B.appeal.1"));
        var without = New.Dates("f.on").Task("A", t => t with { Facts = Map(("f.on", "data.on")) }).Agency("B", s => s with { Refile = true, Ports = Finishes("Refused") }).Task("C").Connect("start>A", "A>B", "A>C");
        Refused.Becomes(without).ThenStays(("same-waits", "B.appeal.1 is open"));
    }

    [Fact]
    public void A_right_of_appeal_that_a_pending_case_has_is_not_lost() =>
        Moved.Given(Refusable("P3M")).Submit("A", """{"on":"2026-11-01"}""").Becomes(Refusable("P3M", "P2W")).ThenStays(("no-right-lost", "B: the right to appeal as long"));

    [Fact]
    public void A_new_right_of_appeal_is_given_for_what_was_refused_lately()
    {
        var without = New.Task("A").Agency("B", s => s with { Ports = Finishes("Refused") }).Task("C").Connect("start>A", "A>B", "A>C");
        var with = New.Task("A").Agency("B", s => s with { Ports = Finishes("Refused"), Appeal = new("administrative", "court", Period.Parse("P3W"), null) }).Task("C").Connect("start>A", "A>B", "A>C");
        Moved.Given(without).Submit("A").Answer("B", Outcome.Rejected).On("2026-11-20").Becomes(with).ThenMoved().ThenWaits("B.appeal.1", "C.1");
        Moved.Given(without).Submit("A").Answer("B", Outcome.Rejected).On("2026-12-20").Becomes(with).ThenMoved().ThenWaits("C.1");
    }

    [Fact]
    public void A_shortened_last_day_of_what_is_not_done_holds_the_journey() =>
        Moved.Given(Refusable("P3M")).Submit("A", """{"on":"2026-11-01"}""").Becomes(Refusable("P2M")).ThenStays(("no-day-earlier", "The last day of C/last is 2027-02-01, and by version 2 it would be 2027-01-04."));

    [Fact]
    public void A_last_day_where_there_was_none_holds_the_journey() =>
        Moved.Given(New.Dates("f.on").Task("A", t => t with { Facts = Map(("f.on", "data.on")) }).Task("C").Connect("start>A", "A>C")).Submit("A", """{"on":"2026-11-01"}""")
            .Becomes(New.Dates("f.on").Task("A", t => t with { Facts = Map(("f.on", "data.on")) }).Task("C", t => t with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P3M") }).Connect("start>A", "A>C"))
            .ThenStays(("no-day-earlier", "C/last has no last day"));

    [Fact]
    public void A_day_that_was_missed_and_would_be_later_is_not_missed_any_more() =>
        Moved.Given(Refusable("P1M")).Submit("A", """{"on":"2026-11-01"}""").On("2026-12-20").ThenThat(j => Assert.True(j.Deadlines["C/last"].Missed))
            .Becomes(Refusable("P3M")).ThenMoved().ThenThat(j => Assert.Equal((false, new DateOnly(2027, 2, 1)), (j.Deadlines["C/last"].Missed, j.Deadlines["C/last"].Current.Date)));

    [Fact]
    public void A_person_who_would_leave_and_a_fact_that_would_be_forgotten_hold_the_journey()
    {
        Chart With(string js) => New.Bools("f.x").Task("A", t => t with { Facts = Map(("f.x", js)) }).Task("B").Connect("start>A", "A>B");
        Moved.Given(With("data.x")).Submit("A", """{"x":true}""").Becomes(With("data.y")).ThenStays(("known-stays-known", "f.x is known"));
    }

    [Fact]
    public void An_offer_that_is_open_is_not_lost()
    {
        Chart Offered(Offer offer) => New.Task("A").Task("O", t => t with { Offered = offer }).Task("B").Connect("start>A", "A>O", "A>B");
        var gone = New.Task("A").Task("B").Connect("start>A", "A>B");
        Moved.Given(Offered(Offer.Once)).Submit("A").Becomes(gone).ThenStays(("no-right-lost", "O: the offer"));
        Moved.Given(Offered(Offer.Once)).Submit("A").Becomes(Offered(Offer.Repeatable)).ThenMoved().Open("O").ThenWaits("B.1", "O.1");
        Moved.Given(gone).Submit("A").Becomes(Offered(Offer.Once)).ThenMoved().ThenThat(j => Assert.Equal(StepPhase.Offered, j.Steps["O"].Phase));
    }

    [Fact]
    public void What_begins_with_the_migration_may_not_close_what_is_open()
    {
        var with = New.Task("A").Task("B", t => t with { Ready = Js("steps.N.state === 'WithAgency'") }).Agency("N").Connect("start>A", "A>N", "A>B");
        Moved.Given(New.Task("A").Task("B").Connect("start>A", "A>B")).Submit("A").Becomes(with).ThenStays(("same-waits", "B.1"));
    }

    [Fact]
    public void A_new_timer_counts_from_the_migration()
    {
        var (beside, after) = (Drawn.Flow([Drawn.Task("A"), Drawn.Task("B")], "A>B"), Drawn.Act("Delay", "Pause", ("timeSpan", Drawn.Js("TimeSpan", "'2.00:00:00'"))));
        var delayed = Drawn.Flow([Drawn.Task("A"), Drawn.Task("B"), after, Drawn.Task("C")], "A>B", "A>Pause", "Pause>C");
        var moved = Moved.Given(beside).Submit("A").On("2026-12-01");
        moved.Becomes(moved.Next(delayed)).ThenMoved().ThenWaits("B.1").On("2026-12-02").ThenWaits("B.1").On("2026-12-04").ThenWaits("B.1", "C.1");
    }

    [Fact]
    public void A_journey_moves_again_and_its_oldest_bookmarks_still_hold()
    {
        Chart Named(string b) => New.Task("A").Agency(b).Task("C").Connect("start>A", $"A>{b}", $"{b}>C");
        Moved.Given(Named("B")).Submit("A").Becomes(Named("X"), ("B", ["X"])).ThenMoved().Becomes(Named("Y"), ("X", ["Y"])).ThenMoved().ThenWaits("B.1")
            .At("B.1", Outcome.Approved).ThenWaits("C.1").Becomes(Named("Z"), ("Y", ["Z"])).ThenMoved()
            .ThenThat(j => Assert.Equal((Outcome.Approved, "Z"), (j.Steps["Z"].Outcome!.Value, j.Renamed["B"])));
    }

    [Fact]
    public void A_name_that_a_step_had_is_not_given_to_another()
    {
        Chart Named(string b, string c) => New.Task("A").Agency(b).Task(c).Connect("start>A", $"A>{b}", $"{b}>{c}");
        Moved.Given(Named("B", "C")).Submit("A").Becomes(Named("X", "C"), ("B", ["X"])).ThenMoved().Becomes(Named("X", "B")).ThenStays(("names-are-clear", "'B', which was the name of another"));
    }

    [Fact]
    public void A_rule_that_names_what_the_version_had_not_is_told() =>
        Moved.Given(New.Task("A").Connect("start>A")).Becomes(New.Task("A").Connect("start>A"), ("Q", ["A"])).ThenStays(("names-are-clear", "names 'Q'"));
}
