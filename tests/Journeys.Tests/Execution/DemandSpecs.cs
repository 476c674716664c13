using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Förvaltningslagen 12 §: six months, a demand, four weeks.</summary>
public class DemandSpecs
{
    private static readonly Appeal ToCourt = new("förvaltningsbesvär", "förvaltningsrätten", Period.Parse("P3W"), null);

    private static Spec Asked(Func<AgencyStep, Step>? with = null, Profile profile = Profile.DR, string? request = "citizen") =>
        Given(New.Task("T").Agency("A", with, profile, request).Task("B").Connect("start>T", "T>A", "A>B")).Submit("T");

    private static Spec Sent(Func<AgencyStep, Step>? with = null) => Asked(with).Submit("A");

    // Sent on 2026-11-17; six months are over with 17 May 2027.
    private static Spec Late(Func<AgencyStep, Step>? with = null) => Sent(with).On("2027-05-18");

    private static Spec Demanded(Func<AgencyStep, Step>? with = null) => Late(with).Submit("A.delay");

    [Fact]
    public void A_decision_may_be_demanded_after_six_months() =>
        Sent().ThenDue("delay/A", "2027-05-17").ThenWaits("A.1").On("2027-05-17").ThenWaits("A.1").On("2027-05-18").ThenWaits("A.1", "A.delay.1").Then("A A");

    [Fact]
    public void The_six_months_end_on_a_weekday() =>
        Given(New.Agency("A", request: "citizen").Connect("start>A")).On("2026-11-22").Submit("A").ThenDue("delay/A", "2027-05-24");

    [Fact]
    public void The_agency_is_told_and_has_four_weeks() =>
        Demanded().ThenTold("agency: A.1 Request 1", "agency: A.delay.1 Demand").ThenDue("demand/A", "2027-06-15").ThenWaits("A.1", "A.delay.1").Then("A A");

    [Fact]
    public void A_decision_that_comes_takes_the_offer_away() =>
        Late().Answer("A", Outcome.Approved, decision: "d-1").ThenWaits("B.1").Submit("B").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_decision_before_the_time_leaves_nothing_to_demand() =>
        Sent().Answer("A", Outcome.Approved, decision: "d-1").On("2027-06-01").ThenWaits("B.1").ThenPassed("delay/A", false);

    [Fact]
    public void A_decision_upon_the_demand_closes_it() =>
        Demanded().Answer("A", Outcome.Rejected, decision: "d-1").ThenThat(j => Assert.True(j.Deadlines["demand/A"].Current.Met)).On("2027-07-01").ThenPassed("demand/A", false);

    [Fact]
    public void A_refused_demand_can_be_appealed_where_the_decision_could_be() =>
        Demanded(a => a with { Appeal = ToCourt with { Kind = "omprövning", Body = "agency", Then = ToCourt } }).AnswerDemand("A", Outcome.Rejected, "r-1")
            .ThenWaits("A.1", "A.appeal.1").ThenHappened<DemandRefused>(1).Then("A A")
            .ThenThat(j => Assert.Equal((new AppealWay("förvaltningsbesvär", "förvaltningsrätten", true), Day("2027-06-08")), (j.Bookmarks["A.appeal.1"].Way, j.Bookmarks["A.appeal.1"].Due)))
            .On("2027-07-01").ThenPassed("demand/A", false);

    [Fact]
    public void A_refused_demand_is_tried_by_the_administrative_court_where_nothing_is_said() =>
        Demanded().AnswerDemand("A", Outcome.Dismissed, "r-1").ThenThat(j => Assert.Equal("förvaltningsrätten", j.Bookmarks["A.appeal.1"].Way!.Body));

    [Fact]
    public void A_refused_demand_is_tried_by_the_court_of_the_step_that_appeals_the_decision() =>
        Given(New.Agency("A", request: "citizen").Agency("B", b => b with { Offered = Offer.Once, Deadline = Last(DeadlineRule.AbsoluteFromEvent, "A.ended", "P3W", MetBy.Sent) }, request: "citizen").Task("C").Connect("start>A", "start>B", "start>C"))
            .Submit("A").On("2027-05-18").Submit("A.delay").AnswerDemand("A", Outcome.Rejected, "r-1").ThenThat(j => Assert.Null(j.Bookmarks["A.appeal.1"].Way!.Body));

    [Fact]
    public void An_appeal_of_a_refused_demand_is_sent_to_the_agency() =>
        Demanded().AnswerDemand("A", Outcome.Rejected, "r-1").Submit("A.appeal").ThenTold("agency: A.1 Request 1", "agency: A.delay.1 Demand", "agency: A.appeal.1 Notice").ThenWaits("A.1");

    [Fact]
    public void The_decision_after_all_closes_the_appeal_of_the_refused_demand() =>
        Demanded().AnswerDemand("A", Outcome.Rejected, "r-1").Answer("A", Outcome.Approved, decision: "d-1").ThenWaits("B.1");

    [Fact]
    public void Silence_after_four_weeks_is_noted_and_interrupts_nothing() =>
        Demanded().On("2027-06-16").ThenPassed("demand/A").Then("A A").ThenWaits("A.1", "A.delay.1").Answer("A", Outcome.Approved, decision: "d-1").ThenWaits("B.1").ThenPassed("demand/A");

    [Fact]
    public void A_decision_is_demanded_once_in_a_case() => Demanded().AnswerDemand("A", Outcome.Rejected, "r-1").On("2028-06-01").ThenHappened<TaskOpened>(4);

    [Fact]
    public void An_answer_to_the_demand_that_decides_nothing_there_is_void() =>
        Demanded().AnswerDemand("A", Outcome.Received).ThenNothing().AnswerDemand("A", Outcome.Approved, "d-1").ThenIncidents("A: Approved came to a demand").ThenWaits("A.1", "A.delay.1").Then("A A");

    [Fact]
    public void A_decision_that_is_annulled_leaves_the_case_as_old_as_it_was() =>
        Late().Answer("A", Outcome.Rejected, decision: "d-1").Answer("A", Outcome.Annulled, supersedes: "d-1").ThenWaits("A.2", "A.delay.2").Submit("A.delay")
            .ThenTold("agency: A.1 Request 1", "agency: A.2 Request 1", "agency: A.delay.2 Demand");

    [Fact]
    public void A_decision_annulled_after_a_demand_is_not_demanded_again() =>
        Demanded().Answer("A", Outcome.Rejected, decision: "d-1").Answer("A", Outcome.Annulled, supersedes: "d-1").ThenWaits("A.2").On("2028-06-01").ThenWaits("A.2");

    [Fact]
    public void A_request_sent_anew_is_a_new_case() =>
        Demanded(a => a with { Refile = true }).Answer("A", Outcome.Rejected, decision: "d-1").Submit("A").ThenDue("delay/A", "2027-11-18").On("2027-11-19").ThenWaits("A.2", "A.delay.2");

    [Fact]
    public void A_withdrawn_request_has_no_clock() =>
        Given(New.Bools("f.off").Registers("Off", "f.off", "true").Agency("A", a => a with { Applies = Js("!known('f.off')"), CancelOnNotApplicable = true }, request: "citizen").Task("B").Connect("start>A", "A>B"))
            .Submit("A").On("2027-05-18").ThenWaits("A.1", "A.delay.1").Report("Off", "o-1").ThenWaits("B.1").ThenThat(j => Assert.True(j.Deadlines["delay/A"].Current.Met));

    [Fact]
    public void A_case_that_was_forwarded_is_demanded_of_who_has_it() =>
        Sent().When(new RecordAnswer("A.1", Outcome.Forwarded, Data("{}")) { Now = At("2026-11-20"), ForwardedTo = "other" }).On("2027-05-18").Submit("A.delay")
            .ThenTold("agency: A.1 Request 1", "other: A.delay.1 Demand");

    [Fact]
    public void What_a_task_requests_is_a_case_that_the_person_began() => Asked(request: "T").ThenDue("delay/A", "2027-05-17");

    [Fact]
    public void Nothing_is_demanded_of_what_no_person_asked_for()
    {
        Asked(request: "automatic").ThenDue("delay/A", null);
        Asked(profile: Profile.EX, request: "automatic").ThenDue("delay/A", null);
        Asked(profile: Profile.CL).Submit("A").ThenDue("delay/A", null);
    }

    [Fact]
    public void Nothing_is_demanded_where_the_definition_says_why_not() => Sent(a => a with { NoDelayDemand = "A court rules." }).ThenDue("delay/A", null).On("2027-06-01").ThenWaits("A.1");

    [Fact]
    public void An_appeal_is_no_first_instance() =>
        Given(New.Agency("A", request: "citizen").Agency("B", b => b with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "A.ended", "P3W", MetBy.Sent) }, request: "citizen").Connect("start>A", "A/Refused>B"))
            .Submit("A").Answer("A", Outcome.Rejected, decision: "d-1").Submit("B").ThenDue("delay/B", null);

    [Fact]
    public void Nobody_is_called_and_an_operator_moves_no_right() =>
        Sent().Intervene(Intervention.Extend, "delay/A", "2028-01-01").ThenNothing().On("2027-05-18").ThenThat(j => Assert.Equal(TaskKind.Demand, j.Bookmarks["A.delay.1"].Task)).Then("A A");
}
