using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Offers that are rights, and steps that open by themselves.</summary>
public class RightSpecs
{
    private static Chart Right(string applies = "true") => New.Dates("f.on").Bools("f.x").Registers("Paid", "f.on", "data.on").Registers("Told", "f.x", "data.x").Task("A")
        .Agency("B", b => b with { Offered = Offer.Once, Right = true, Applies = Js(applies), CancelOnNotApplicable = true, Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P6M", MetBy.Sent) }, request: "citizen")
        .Connect("start>A", "start>B");

    [Fact]
    public void The_journey_stays_open_for_a_right_until_its_last_day_has_passed() =>
        Given(Right()).Report("Paid", "p-1", """{"on":"2026-11-24"}""").Submit("A").ThenIs(JourneyStatus.Running).ThenDue("B/last", "2027-05-24")
            .On("2027-05-24").Then("B N").ThenIs(JourneyStatus.Running).On("2027-05-25").Then("B –").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_right_whose_last_day_is_not_known_holds_nobody_up() => Given(Right()).Submit("A").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_right_opened_and_never_sent_lapses_with_its_last_day() =>
        Given(Right()).Report("Paid", "p-1", """{"on":"2026-11-24"}""").Submit("A").Open("B").Then("B R").On("2027-05-25").ThenIs(JourneyStatus.Ended).ThenWaits();

    [Fact]
    public void A_right_that_was_used_is_waited_for() =>
        Given(Right()).Report("Paid", "p-1", """{"on":"2026-11-24"}""").Submit("A").Open("B").Submit("B").On("2027-09-01").ThenIs(JourneyStatus.Running)
            .Answer("B", Outcome.Approved).ThenIs(JourneyStatus.Ended);

    [Fact]
    public void An_offer_that_ceases_to_apply_is_withdrawn_from_the_agency() =>
        Given(Right("!known('f.x')")).Open("B").Submit("B").Report("Told", "t-1", """{"x":true}""").Then("B –")
            .ThenTold("agency: B.1 Request 1", "agency: B.1 Withdraw").ThenWaits("A.1");

    private static Chart Automatic => New.Bools("f.x").Registers("Told", "f.x", "data.x").Task("A")
        .Agency("B", b => b with { Offered = Offer.Automatic, Applies = Js("true"), Ready = Js("f.x") }, Profile.EX).Connect("start>A", "start>B");

    [Fact]
    public void An_automatic_step_opens_once_it_is_ready() =>
        Given(Automatic).Then("B N").ThenWaits("A.1").Open("B").ThenNothing().Report("Told", "t-1", """{"x":true}""").Then("B A").ThenTold("agency: B.1 Expected 1")
            .Answer("B", Outcome.Approved).Then("B D").Report("Told", "t-2", """{"x":false}""").Report("Told", "t-3", """{"x":true}""").Then("B D").ThenWaits("A.1");

    [Fact]
    public void An_automatic_step_that_never_opened_holds_nobody_up() => Given(Automatic).Submit("A").Then("B –").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_last_day_may_be_counted_from_the_day_a_step_ended() =>
        Given(New.Agency("A", a => a with { Ports = Finishes("Refused") }).Task("Z").Agency("B", b => b with
        {
            Offered = Offer.Once,
            Right = true,
            Ready = Js("steps.A.ended"),
            Deadline = Last(DeadlineRule.AbsoluteFromEvent, "A.ended", "P3W", MetBy.Sent),
        }, request: "citizen").Connect("start>A", "start>B", "start>Z")).ThenDue("B/last", null).On("2027-01-11").Answer("A", Outcome.Rejected, decision: "d-1").ThenDue("B/last", "2027-02-01")
            .On("2027-01-13").Answer("A", Outcome.Corrected, decision: "d-2", supersedes: "d-1", becomes: Outcome.Dismissed).ThenDue("B/last", "2027-02-03");
}
