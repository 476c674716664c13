using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class ConditionSpecs
{
    private static Chart Asked(string applies) => New.Bools("f.x", "f.y")
        .Task("A", a => a with { Facts = Map(("f.x", "data.x"), ("f.y", "data.y")), Questions = [Asks("x"), Asks("y")] })
        .Agency("B", b => b with { Applies = Js(applies) }).Task("C").Connect("start>A", "A>B", "B>C");

    [Fact]
    public void A_status_stands_before_the_token_comes_and_may_turn() =>
        Given(Asked("f.x").Registers("Told", "f.x", "data.x")).Then("B N").Report("Told", "t-1", """{"x":false}""").Then("B –")
            .Report("Told", "t-2", """{"x":true}""").Then("B N").Submit("A").Then("B A");

    [Theory]
    [InlineData("f.x && f.y", "B R")]
    [InlineData("all(() => f.x, () => f.y)", "B –")]
    public void Left_to_right_an_unknown_stops_and_in_any_order_a_false_decides(string applies, string status) =>
        Given(Asked(applies)).Submit("A", """{"y":false}""").Then(status);

    [Fact]
    public void Any_true_decides() => Given(Asked("any(() => f.x, () => f.y)")).Submit("A", """{"y":true}""").Then("B A");

    [Fact]
    public void Known_asks() => Given(Asked("known('f.x')")).Then("B –").Submit("A", """{"x":false}""").Then("B A");

    [Fact]
    public void Dont_know_opens_a_question_again_that_names_the_facts() =>
        Given(Asked("f.x")).Submit("A", dontKnow: ["x"]).Then("A D, B R, C N").ThenWaits("B.ask.1")
            .ThenThat(j => Assert.Equal(["f.x"], j.Bookmarks["B.ask.1"].About)).Submit("B.ask", """{"x":true}""").Then("B A").ThenWaits("B.1");

    [Fact]
    public void Dont_know_again_asks_again() =>
        Given(Asked("f.x")).Submit("A", dontKnow: ["x"]).Submit("B.ask", dontKnow: ["x"]).ThenWaits("B.ask.2");

    [Fact]
    public void Who_cannot_know_takes_the_manual_track() =>
        Given(Asked("f.x")).Submit("A", dontKnow: ["x"]).Submit("B.ask", manual: true).Then("B R").ThenWaits("B.manual.1")
            .Submit("B.manual").ThenWaits("B.manual.2").Submit("B.manual", outcome: Outcome.Approved).Then("B D, C R");

    [Fact]
    public void A_question_is_closed_when_the_answer_comes_from_elsewhere() =>
        Given(Asked("f.x").Registers("Told", "f.x", "data.x")).Submit("A", dontKnow: ["x"]).Report("Told", "t-1", """{"x":false}""").Then("B –").ThenWaits("C.1");

    [Fact]
    public void A_step_that_lacks_what_others_will_tell_is_not_asked_about() =>
        Given(Asked("all(() => f.x, () => f.z)").Bools("f.z").Fetch("Z", z => z with { Facts = Map(("f.z", "true")) }).Connect("start>Z"))
            .Submit("A", dontKnow: ["x"]).Then("B N").ThenWaits("Z.1").Answer("Z", Outcome.Approved).ThenWaits("B.ask.1");

    [Fact]
    public void Dont_know_through_a_derived_fact_names_the_fact_that_was_asked() =>
        Given(Asked("f.d").Derived("f.d", "!f.x")).Submit("A", dontKnow: ["x"]).ThenThat(j => Assert.Equal(["f.x"], j.Bookmarks["B.ask.1"].About));

    [Fact]
    public void Dont_know_about_one_subject_is_asked_again_for_it() =>
        Given(New.List("kids", "here").Fetch("L", l => l with { Lists = [Fills("kids", "kid")] })
            .Task("A", a => a with { Subjects = [new("kids", [])], Facts = Map(("subject.here", "data.here")), Questions = [Asks("here")] })
            .Agency("B", b => b with { Subjects = [new("kids", [])], Applies = Js("subject.here") }).Connect("start>L", "L>A", "A>B"))
            .Answer("L", Outcome.Approved, """{"kids":[{},{}]}""").Submit("A.kid-1", """{"here":true}""").Submit("A.kid-2", dontKnow: ["here"])
            .ThenWaits("B.ask.1", "B.kid-1.1").ThenThat(j => Assert.Equal(["kid-2.here"], j.Bookmarks["B.ask.1"].About))
            .Submit("B.ask", """{"here":false}""").Then("B.kid-1 A, B.kid-2 –");

    [Fact]
    public void What_is_left_out_about_one_subject_is_asked_again_for_it() =>
        Given(New.List("kids", "here").Fetch("L", l => l with { Lists = [Fills("kids", "kid")] })
            .Task("A", a => a with { Subjects = [new("kids", [])], Facts = Map(("subject.here", "data.here")), Questions = [Asks("here")] })
            .Agency("B", b => b with { Subjects = [new("kids", [])], Applies = Js("subject.here") }).Connect("start>L", "L>A", "A>B"))
            .Answer("L", Outcome.Approved, """{"kids":[{},{}]}""").Submit("A.kid-1", """{"here":true}""").Submit("A.kid-2")
            .ThenWaits("B.ask.1", "B.kid-1.1").ThenThat(j => Assert.Equal(["kid-2.here"], j.Bookmarks["B.ask.1"].About));

    [Fact]
    public void What_a_person_left_out_of_a_list_is_asked_again() =>
        Given(New.List("kids", "here").Task("A", a => a with { Lists = [Fills("kids", "kid") with { Facts = Map(("here", "item.here")) }] })
            .Agency("B", b => b with { Subjects = [new("kids", [])], Applies = Js("subject.here") }).Connect("start>A", "A>B"))
            .Submit("A", """{"kids":[{"here":true},{}]}""")
            .ThenWaits("B.ask.1", "B.kid-1.1").ThenThat(j => Assert.Equal(["kid-2.here"], j.Bookmarks["B.ask.1"].About));

    [Fact]
    public void A_step_that_is_not_ready_waits_and_a_task_goes_back_when_it_is_so_no_more() =>
        Given(New.Bools("f.x").Registers("Told", "f.x", "data.x").Task("A", a => a with { Ready = Js("f.x") }).Connect("start>A")).Then("A N")
            .Report("Told", "t-1", """{"x":true}""").Then("A R").Report("Told", "t-2", """{"x":false}""").Then("A N").ThenWaits()
            .Report("Told", "t-3", """{"x":true}""").Then("A R").ThenWaits("A.2");

    [Fact]
    public void Steps_see_each_other() =>
        Given(New.Agency("A").Task("B", b => b with { Applies = Js("steps.A.ended && steps.A.positive && steps.A.outcome==='Approved'") }).Task("C").Connect("start>A", "start>C", "A>B"))
            .Then("B –").Answer("A", Outcome.Approved).Then("B R");

    [Fact]
    public void A_faulty_condition_raises_an_incident_and_holds_the_step() =>
        Given(New.Task("A", a => a with { Applies = Js("missing.name") }).Task("B").Connect("start>A", "start>B")).Then("A N, B R").ThenIncidents("A: ");

    [Fact]
    public void A_journey_that_can_never_move_says_so() =>
        Given(New.Bools("f.x").Task("A", a => a with { Applies = Js("f.x") }).Connect("start>A")).ThenIncidents("journey: It waits for nothing that can come: A");
}
