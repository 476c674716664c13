using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>An agency that cannot be reached: asked again, or left to answer later beside a journey that goes on.</summary>
public class UnavailableSpecs
{
    private static readonly Dictionary<string, OutcomeRule> GoesOn = new() { ["Unavailable"] = Chart.On(goOn: true) };

    private static Chart Decided(Func<AgencyStep, Step>? with = null) =>
        New.Counts("f.n").Agency("A", a => (with?.Invoke(a) ?? a) with { Outcomes = GoesOn, Facts = Map(("f.n", "data.n")) }).Task("B").Connect("start>A", "A>B");

    private static Spec Gone(Func<AgencyStep, Step>? with = null) => Given(Decided(with)).Answer("A", Outcome.Unavailable).Then("A X, B R");

    [Fact]
    public void A_late_question_is_replied_to_and_the_step_stays_passed() =>
        Gone().Answer("A", Outcome.NeedsInfo).Then("A R").ThenWaits("A.1", "A.info.1", "B.1").Submit("A.info").Submit("B").ThenWaits("A.1")
            .Answer("A", Outcome.Approved, """{"n":1}""").ThenFacts("f.n=1").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_late_refusal_holds_nothing_and_gives_its_rights() =>
        Gone(a => a with { Refile = true, Appeal = new("besvär", "rätten", Period.Parse("P3W"), null) }).Answer("A", Outcome.NeedsInfo).Submit("A.info")
            .Answer("A", Outcome.Rejected).Then("A D").ThenWaits("A.2", "A.appeal.1", "B.1").Submit("B").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_late_answer_may_be_that_it_must_be_done_by_hand() =>
        Gone().Answer("A", Outcome.Declined).ThenWaits("A.manual.1", "B.1").Submit("A.manual", outcome: Outcome.Approved).Submit("B").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void What_the_register_lacks_late_the_citizen_is_asked() =>
        Given(New.Counts("f.n").Fetch("A", a => a with { Outcomes = GoesOn, Facts = Map(("f.n", "data.n")), Questions = [Asks("n")] }).Task("B").Connect("start>A", "A>B"))
            .Answer("A", Outcome.Unavailable).Answer("A", Outcome.NoData).Then("A R, B R").Submit("A", """{"n":1}""").ThenFacts("f.n=1").Submit("B").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void One_subject_that_is_unreachable_lets_the_others_decide_the_port() =>
        Given(New.List("kids", "k").Fetch("L", l => l with { Lists = [Fills("kids", "kid")] })
            .Agency("A", a => a with { Subjects = [new("kids", [])], Outcomes = GoesOn }).Task("B").Connect("start>L", "L>A", "A>B"))
            .Answer("L", Outcome.Approved, """{"kids":[{},{}]}""").Answer("A.kid-1", Outcome.Unavailable).Then("B N").Answer("A.kid-2", Outcome.Rejected).Then("B N")
            .Answer("A.kid-1", Outcome.Approved).Then("B N");

    [Fact]
    public void Last_days_stand_while_an_agency_is_unreachable() =>
        Given(New.Dates("f.on").Registers("Told", "f.on", "data.on").Agency("A", a => a with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P1M") }).Connect("start>A"))
            .Report("Told", "t-1", """{"on":"2026-11-16"}""").Answer("A", Outcome.Unavailable).ThenDue("A/last", "2026-12-16").On("2026-12-17")
            .ThenThat(j => Assert.True(j.Deadlines["A/last"].Missed)).Then("A X");

    [Fact]
    public void A_withdrawn_request_is_not_asked_again() =>
        Given(New.Bools("f.x").Registers("Told", "f.x", "data.x").Agency("A", a => a with { Applies = Js("f.x") }).Task("B").Connect("start>A", "A>B")).Report("Told", "t-1", """{"x":true}""")
            .Answer("A", Outcome.Unavailable).Report("Told", "t-2", """{"x":false}""").Submit("A.check", outcome: Outcome.WrittenOff).Then("A –, B R")
            .After(TimeSpan.FromHours(1)).ThenTold("agency: A.1 Request 1", "agency: A.1 Withdraw");
}
