using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class InterventionSpecs
{
    private static Spec Asked => Given(New.Agency("A").Task("B").Connect("start>A", "A>B"));

    private static Spec Dated => Given(New.Dates("f.on").Registers("Told", "f.on", "data.on")
        .Task("B", b => b with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P1M") })
        .Task("C").Connect("start>B", "B/Missed>C")).Report("Told", "t-1", """{"on":"2026-11-16"}""");

    [Fact]
    public void An_agency_that_has_not_answered_is_asked_again_at_the_same_bookmark() =>
        Asked.Intervene(Intervention.Retry, "A").ThenWaits("A.1").ThenTold("agency: A.1 Request 1", "agency: A.1 Request 2").Answer("A", Outcome.Approved).Then("A D, B R");

    [Fact]
    public void Nobody_is_asked_again_after_the_answer() =>
        Asked.Answer("A", Outcome.Approved).Intervene(Intervention.Retry, "A").ThenNothing();

    [Fact]
    public void A_step_that_is_skipped_is_withdrawn_and_lets_its_successors_go_on() =>
        Asked.Intervene(Intervention.Skip, "A").ThenTold("agency: A.1 Request 1", "agency: A.1 Withdraw").Then("A –, B R");

    [Fact]
    public void A_refusal_that_holds_its_successors_can_be_skipped() =>
        Asked.Answer("A", Outcome.Rejected).Then("A D, B N").Intervene(Intervention.Skip, "A").Then("A –, B R");

    [Fact]
    public void A_step_that_no_token_has_come_to_cannot_be_skipped() =>
        Asked.Intervene(Intervention.Skip, "B").ThenNothing();

    [Fact]
    public void A_finished_step_cannot_be_skipped() =>
        Asked.Answer("A", Outcome.Approved).Intervene(Intervention.Skip, "A").ThenNothing();

    [Fact]
    public void A_last_day_is_moved_later_and_stays_there_when_its_base_changes() =>
        Dated.Intervene(Intervention.Extend, "B/last", "2027-01-20").ThenDue("B/last", "2027-01-20")
            .Report("Told", "t-2", """{"on":"2026-11-18"}""", "t-1", Outcome.Corrected).ThenDue("B/last", "2027-01-20")
            .On("2027-01-20").Then("C N").On("2027-01-21").Then("C R");

    [Fact]
    public void A_last_day_is_never_moved_to_the_persons_harm() =>
        Dated.Intervene(Intervention.Extend, "B/last", "2026-12-15").ThenNothing();

    [Fact]
    public void A_missed_day_that_is_extended_can_be_met_again() =>
        Dated.On("2026-12-18").ThenThat(j => Assert.True(j.Deadlines["B/last"].Missed))
            .Intervene(Intervention.Extend, "B/last", "2027-01-20").ThenThat(j => Assert.False(j.Deadlines["B/last"].Missed));

    [Fact]
    public void A_journey_that_is_cancelled_tells_who_was_asked_and_leaves_no_task() =>
        Asked.Intervene(Intervention.Cancel, "journey").ThenTold("agency: A.1 Request 1", "agency: A.cancel.1 Withdraw").ThenWaits().ThenIs(JourneyStatus.Cancelled);

    [Fact]
    public void What_is_no_part_of_the_journey_cannot_be_mended() =>
        Asked.Intervene(Intervention.Skip, "Z").ThenNothing().Intervene(Intervention.Extend, "Z/last", "2027-01-20").ThenNothing()
            .Intervene(Intervention.Cancel, "A").ThenNothing();
}
