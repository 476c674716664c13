using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>A step that ceases to apply: what was sent is offered to be withdrawn, what only waits here ends.</summary>
public class WithdrawalSpecs
{
    private const string No = """{"x":false}""", Yes = """{"x":true}""";

    private static Chart Turning(Func<AgencyStep, Step>? with = null, Profile profile = Profile.DR) => New.Bools("f.x").Registers("Told", "f.x", "data.x")
        .Agency("A", a => (with?.Invoke(a) ?? a) with { Applies = Js("f.x") }, profile).Task("B").Connect("start>A", "A>B");

    private static Spec Sent(Func<AgencyStep, Step>? with = null) => Given(Turning(with)).Report("Told", "t-1", Yes);

    private static Chart Offered(Func<AgencyStep, Step>? with = null) => New.Bools("f.x").Registers("Told", "f.x", "data.x").Task("Z")
        .Agency("A", a => (with?.Invoke(a) ?? a) with { Applies = Js("f.x"), Offered = Offer.Repeatable }, request: "citizen").Connect("start>A", "start>Z");

    private static Spec Asked(Func<AgencyStep, Step>? with = null) => Given(Offered(with)).Report("Told", "t-1", Yes).Open("A").Submit("A");

    [Fact]
    public void A_withdrawal_is_taken_while_the_agency_waits_for_a_reply() =>
        Sent().Report("Told", "t-2", No).Answer("A", Outcome.NeedsInfo).ThenWaits("A.1", "A.check.1", "A.info.1").Submit("A.check", outcome: Outcome.WrittenOff)
            .Then("A –, B R").ThenWaits("B.1").ThenTold("agency: A.1 Request 1", "agency: A.1 Withdraw");

    [Fact]
    public void A_request_that_the_agency_asks_more_about_may_be_withdrawn() =>
        Sent().Answer("A", Outcome.NeedsInfo).Report("Told", "t-2", No).ThenWaits("A.1", "A.check.1", "A.info.1");

    [Fact]
    public void Withdrawal_is_offered_anew_when_it_ceases_to_apply_anew() =>
        Sent().Report("Told", "t-2", No).Submit("A.check").Report("Told", "t-3", Yes).ThenWaits("A.1").Report("Told", "t-4", No).ThenWaits("A.1", "A.check.2");

    [Fact]
    public void An_offer_to_withdraw_goes_when_the_step_applies_again() =>
        Sent().Report("Told", "t-2", No).ThenWaits("A.1", "A.check.1").Report("Told", "t-3", Yes).Then("A A").ThenWaits("A.1");

    [Fact]
    public void An_offered_step_that_was_sent_may_be_withdrawn() =>
        Asked().Report("Told", "t-2", No).Then("A R").ThenWaits("A.1", "A.check.1", "Z.1").Submit("A.check", outcome: Outcome.WrittenOff)
            .Then("A –").ThenWaits("Z.1").ThenTold("agency: A.1 Request 1", "agency: A.1 Withdraw").Submit("Z").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void An_offered_step_that_the_person_lets_stand_is_answered() =>
        Asked().Report("Told", "t-2", No).Submit("A.check").Then("A A").Answer("A", Outcome.Approved).Then("A D").Submit("Z").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void An_offered_step_may_withdraw_by_itself() =>
        Asked(a => a with { CancelOnNotApplicable = true }).Report("Told", "t-2", No).Then("A –").ThenTold("agency: A.1 Request 1", "agency: A.1 Withdraw");

    [Fact]
    public void An_offered_step_that_the_agency_asks_more_about_does_not_vanish() =>
        Asked().Answer("A", Outcome.NeedsInfo).Report("Told", "t-2", No).ThenWaits("A.1", "A.check.1", "A.info.1", "Z.1").Submit("A.info").Submit("A.check")
            .Answer("A", Outcome.Approved).Then("A D").ThenWaits("Z.1");

    [Fact]
    public void A_wait_for_a_register_ends_when_it_does_not_apply() =>
        Given(New.Bools("f.x").Registers("Turned", "f.x", "data.x").Register("A", "Told", a => a with { Applies = Js("f.x") }).Task("B").Connect("start>A", "A>B"))
            .Report("Turned", "t-1", Yes).Then("A A").Report("Turned", "t-2", No).Then("A –, B R").ThenWaits("B.1");

    [Fact]
    public void A_task_done_by_hand_goes_when_the_step_does_not_apply() =>
        Sent().Answer("A", Outcome.Declined).ThenWaits("A.manual.1").Report("Told", "t-2", No).Then("A –, B R").ThenWaits("B.1");

    [Fact]
    public void A_refusal_holds_no_longer_when_the_step_does_not_apply() =>
        Sent(a => a with { Refile = true }).Answer("A", Outcome.Rejected).Then("A D, B N").Report("Told", "t-2", No).Then("A –, B R").ThenWaits("B.1");
}
