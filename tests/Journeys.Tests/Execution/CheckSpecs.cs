using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class CheckSpecs
{
    private static Chart Turning(Func<AgencyStep, Step>? with = null) => New.Bools("f.x").Registers("Told", "f.x", "data.x")
        .Agency("A", a => (with?.Invoke(a) ?? a) with { Applies = Js("f.x") }).Task("B").Connect("start>A", "A>B");

    private static Spec Sent(Func<AgencyStep, Step>? with = null) => Given(Turning(with)).Report("Told", "t-1", """{"x":true}""");

    [Fact]
    public void A_changed_fact_opens_a_check_on_a_finished_step() =>
        Sent().Answer("A", Outcome.Approved).Report("Told", "t-2", """{"x":false}""").Then("A R").ThenWaits("A.check.1", "B.1").Submit("A.check").Then("A D");

    [Fact]
    public void A_step_that_was_passed_by_and_now_applies_is_checked() =>
        Given(Turning()).Report("Told", "t-1", """{"x":false}""").Then("A –, B R").Report("Told", "t-2", """{"x":true}""").ThenWaits("A.check.1", "B.1");

    [Fact]
    public void A_request_that_no_longer_applies_may_be_withdrawn() =>
        Sent().Report("Told", "t-2", """{"x":false}""").Then("A R").ThenWaits("A.1", "A.check.1")
            .Submit("A.check", outcome: Outcome.WrittenOff).Then("A –, B R").ThenTold("agency: A.1 Request 1", "agency: A.1 Withdraw").Answer("A", Outcome.Approved).ThenNothing();

    [Fact]
    public void A_request_that_the_person_lets_stand_is_answered() =>
        Sent().Report("Told", "t-2", """{"x":false}""").Submit("A.check").Then("A A").ThenWaits("A.1").Answer("A", Outcome.Approved).Then("A D, B R");

    [Fact]
    public void A_step_may_withdraw_by_itself() =>
        Sent(a => a with { CancelOnNotApplicable = true }).Report("Told", "t-2", """{"x":false}""").Then("A –, B R").ThenTold("agency: A.1 Request 1", "agency: A.1 Withdraw");

    [Fact]
    public void A_done_task_may_be_answered_anew_where_it_says_so() =>
        Given(New.Counts("f.n").Task("A", a => a with { Revisit = true, Facts = Map(("f.n", "data.n")) }).Task("B").Connect("start>A", "A>B"))
            .Submit("A", """{"n":1}""").Open("A").Then("A R").ThenWaits("A.2", "B.1").Submit("A", """{"n":2}""").Then("A D, B R").ThenFacts("f.n=2");

    [Fact]
    public void Another_task_stays_done() => Given(New.Task("A").Task("B").Connect("start>A", "A>B")).Submit("A").Open("A").ThenNothing();

    [Theory]
    [InlineData("""{"meeting":true}""", "A R, B R")]
    [InlineData("""{"meeting":false}""", "A D, B R")]
    [InlineData("{}", "A D, B R")]
    public void An_answer_may_say_whether_it_asks_for_another_visit(string data, string statuses) =>
        Given(New.Task("A").Agency("B", b => b with { Outcomes = new Dictionary<string, OutcomeRule> { ["NeedsInfo"] = Chart.On(revisit: new("A", Js("data.meeting===true"))) } }).Connect("start>A", "A>B"))
            .Submit("A").Answer("B", Outcome.NeedsInfo, data).Then(statuses);

    [Fact]
    public void An_answer_may_open_another_steps_next_visit() =>
        Given(New.Counts("f.n").Task("A", a => a with { Facts = Map(("f.n", "data.n")) })
            .Agency("B", b => b with { Outcomes = new Dictionary<string, OutcomeRule> { ["NeedsInfo"] = Chart.On(revisit: new("A")) } }).Connect("start>A", "A>B"))
            .Submit("A", """{"n":1}""").Answer("B", Outcome.NeedsInfo).Then("A R, B R").ThenWaits("A.2", "B.1", "B.info.1").Submit("A", """{"n":2}""").ThenFacts("f.n=2").Then("A D");
}
