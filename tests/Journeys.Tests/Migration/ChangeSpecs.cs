using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Tests.Execution;
using static Journeys.Tests.Execution.Chart;

namespace Journeys.Tests.Migration;

/// <summary>What becomes of a running journey, for each class of change to its definition.</summary>
public class ChangeSpecs
{
    private static Chart Three => New.Task("A").Agency("B").Task("C").Connect("start>A", "A>B", "B>C");

    private static Moved AtB => Moved.Given(Three).Submit("A");

    [Fact]
    public void A_changed_text_moves_every_journey_and_changes_nothing_of_its_state()
    {
        var moved = AtB.Becomes(Three).ThenMoved().ThenWaits("B.1").ThenTold();
        Assert.Equal(new MigratedState(), moved.Event.State);
        Assert.Equal((2, "hash-2"), (moved.Journey.DefinitionVersion, moved.Journey.DefinitionHash));
        Assert.All(moved.Event.Certificate.Proven, p => Assert.True(p.Compared >= 0));
        Assert.Equal(2, moved.Event.Certificate.Inputs);
    }

    [Fact]
    public void A_step_added_before_the_token_comes_in_its_turn() =>
        AtB.Becomes(New.Task("A").Agency("B").Agency("N").Task("C").Connect("start>A", "A>B", "B>N", "N>C")).ThenMoved().ThenWaits("B.1").ThenTold()
            .Answer("B", Outcome.Approved).ThenWaits("N.1").Answer("N", Outcome.Approved).ThenWaits("C.1");

    [Fact]
    public void A_step_added_behind_the_token_would_be_owed() =>
        AtB.Becomes(New.Task("A").Agency("N").Agency("B").Task("C").Connect("start>A", "A>N", "N>B", "B>C"))
            .ThenStays(("same-waits", "B.1 is open"));

    [Fact]
    public void A_step_added_beside_an_open_one_is_asked_for_by_the_migration_itself() =>
        AtB.Becomes(New.Task("A").Agency("B").Agency("N").Task("C").Connect("start>A", "A>B", "A>N", "B>C")).ThenMoved()
            .ThenWaits("B.1", "N.1").ThenTold("agency: N.1 Request 1").ThenThat(j => Assert.Equal(StepPhase.WithAgency, j.Steps["N"].Phase));

    [Fact]
    public void A_notice_added_behind_the_token_would_never_be_sent() =>
        AtB.Becomes(New.Task("A").Agency("B").Tell("N").Task("C").Connect("start>A", "A>B", "A>N", "B>C"))
            .ThenStays(("nothing-owed-or-repeated", "informed told of notice"));

    [Fact]
    public void A_finished_task_may_be_removed() =>
        AtB.Becomes(New.Agency("B").Task("C").Connect("start>B", "B>C")).ThenMoved().ThenWaits("B.1").Answer("B", Outcome.Approved).ThenWaits("C.1");

    [Fact]
    public void A_decision_that_its_agency_can_still_correct_may_not_be_removed() =>
        AtB.Answer("B", Outcome.Approved, decision: "d").Becomes(New.Task("A").Task("C").Connect("start>A", "A>C"))
            .ThenStays(("done-stays-done", "B is removed"), ("no-right-lost", "B: what was granted"));

    [Fact]
    public void An_open_step_may_not_be_removed() =>
        AtB.Becomes(New.Task("A").Task("C").Connect("start>A", "A>C")).ThenStays(("same-waits", "B.1 is open, and version 2 has no step B"));

    [Fact]
    public void A_step_that_no_token_has_come_to_may_be_removed() =>
        AtB.Becomes(New.Task("A").Agency("B").Task("D").Connect("start>A", "A>B", "B>D")).ThenMoved().Answer("B", Outcome.Approved).ThenWaits("D.1");

    [Fact]
    public void A_renamed_step_answers_at_the_bookmark_that_its_agency_holds() =>
        AtB.Becomes(New.Task("A").Agency("X").Task("C").Connect("start>A", "A>X", "X>C"), ("B", ["X"])).ThenMoved().ThenWaits("B.1").ThenTold()
            .At("B.1", Outcome.Approved).ThenWaits("C.1").ThenThat(j => Assert.Equal(Outcome.Approved, j.Steps["X"].Outcome));

    [Fact]
    public void A_renamed_step_without_its_mapping_is_a_removed_one() =>
        AtB.Becomes(New.Task("A").Agency("X").Task("C").Connect("start>A", "A>X", "X>C")).ThenStays(("same-waits", "no step B"));

    [Fact]
    public void A_decision_of_a_renamed_step_is_corrected_at_its_old_bookmark() =>
        AtB.Answer("B", Outcome.Approved, decision: "d-1").Becomes(New.Task("A").Agency("X").Task("C").Connect("start>A", "A>X", "X>C"), ("B", ["X"])).ThenMoved()
            .Correct("B.1", "d-1", Outcome.Rejected).ThenThat(j => Assert.Equal(Outcome.Rejected, j.Steps["X"].Outcome));

    [Fact]
    public void A_finished_task_that_was_split_has_done_every_part() =>
        Moved.Given(New.Bools("f.x", "f.y").Task("A", t => t with { Facts = Map(("f.x", "data.x"), ("f.y", "data.y")) }).Agency("B").Connect("start>A", "A>B"))
            .Submit("A", """{"x":true,"y":false}""")
            .Becomes(New.Bools("f.x", "f.y").Task("A1", t => t with { Facts = Map(("f.x", "data.x")) }).Task("A2", t => t with { Facts = Map(("f.y", "data.y")) }).Agency("B").Connect("start>A1", "A1>A2", "A2>B"), ("A", ["A1", "A2"]))
            .ThenMoved().ThenWaits("B.1").ThenThat(j => Assert.Equal((true, true, "true", "false"), (j.Steps["A1"].Ended, j.Steps["A2"].Ended, j.Fact("f.x")!.Value.Text, j.Fact("f.y")!.Value.Text)));

    [Fact]
    public void An_open_task_that_was_split_goes_on_as_its_first_part_and_the_others_open() =>
        Moved.Given(New.Task("A").Agency("B").Connect("start>A", "A>B"))
            .Becomes(New.Task("A1").Task("A2").Agency("B").Connect("start>A1", "start>A2", "A1>B", "A2>B"), ("A", ["A1", "A2"]))
            .ThenMoved().ThenWaits("A.1", "A2.1").At("A.1").ThenWaits("A2.1").At("A2.1").ThenWaits("B.1");

    [Fact]
    public void An_agencys_answer_is_not_split() =>
        AtB.Answer("B", Outcome.Approved).Becomes(New.Task("A").Agency("B1").Agency("B2").Task("C").Connect("start>A", "A>B1", "A>B2", "B1>C", "B2>C"), ("B", ["B1", "B2"]))
            .ThenStays(("nothing-owed-or-repeated", "agency asked for service"));

    [Fact]
    public void Finished_tasks_that_were_merged_are_one_with_all_that_was_answered()
    {
        Chart Merged() => New.Bools("f.x", "f.y").Task("M", t => t with { Facts = Map(("f.x", "data.x"), ("f.y", "data.y")) }).Agency("B").Connect("start>M", "M>B");
        var two = Moved.Given(New.Bools("f.x", "f.y").Task("A1", t => t with { Facts = Map(("f.x", "data.x")) }).Task("A2", t => t with { Facts = Map(("f.y", "data.y")) }).Agency("B").Connect("start>A1", "A1>A2", "A2>B"))
            .Submit("A1", """{"x":true}""");
        two.Becomes(Merged(), ("A1", ["M"]), ("A2", ["M"])).ThenStays(("same-waits", "A2.1"));
        two.Submit("A2", """{"y":false}""").Becomes(Merged(), ("A1", ["M"]), ("A2", ["M"])).ThenMoved().ThenWaits("B.1")
            .ThenThat(j => Assert.Equal(("true", "false"), (j.Fact("f.x")!.Value.Text, j.Fact("f.y")!.Value.Text)));
    }

    [Fact]
    public void A_changed_condition_counts_for_what_has_not_begun()
    {
        Chart With(string applies) => New.Bools("f.x").Task("A", t => t with { Facts = Map(("f.x", "data.x")) }).Agency("B").Task("C", t => t with { Applies = Js(applies) }).Task("D").Connect("start>A", "A>B", "B>C", "C>D");
        var atB = Moved.Given(With("f.x")).Submit("A", """{"x":true}""");
        atB.Becomes(With("!f.x")).ThenMoved().Answer("B", Outcome.Approved).ThenWaits("D.1");
    }

    [Fact]
    public void A_changed_condition_of_what_is_finished_would_undo_it()
    {
        Chart With(string applies) => New.Bools("f.x").Task("A", t => t with { Facts = Map(("f.x", "data.x")) }).Task("B", t => t with { Applies = Js(applies) }).Task("C").Connect("start>A", "A>B", "B>C");
        Moved.Given(With("f.x")).Submit("A", """{"x":false}""").ThenWaits("C.1").Becomes(With("!f.x"))
            .ThenStays(("done-stays-done", "B is finished (NotApplicable), and by version 2 B would be asked again"));
    }

    [Fact]
    public void A_changed_connection_holds_where_the_same_is_open() =>
        AtB.Becomes(New.Task("A").Agency("B").Task("C").Connect("start>A", "start>C", "A>B")).ThenMoved().ThenWaits("B.1", "C.1").ThenTold();
}
