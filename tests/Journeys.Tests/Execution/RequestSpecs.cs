using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class RequestSpecs
{
    private static Chart One(Profile profile = Profile.DR, Func<AgencyStep, Step>? with = null) => New.Agency("A", with, profile).Task("B").Connect("start>A", "A>B");

    [Fact]
    public void The_citizen_sends_and_the_agency_has_it() =>
        Given(New.Agency("A", request: "citizen").Connect("start>A")).Then("A R").ThenTold().Submit("A").Then("A A").ThenTold("agency: A.1 Request 1");

    [Fact]
    public void A_tasks_submission_is_the_request() =>
        Given(New.Bools("f.x").Registers("Told", "f.x", "true").Task("T").Agency("A", a => a with { Ready = Js("f.x") }, request: "T").Connect("start>T", "T>A"))
            .Submit("T").Then("A N").Report("Told", "t-1").Then("A A").ThenTold("agency: A.1 Request 1");

    [Fact]
    public void A_task_that_was_passed_by_leaves_the_request_to_the_citizen() =>
        Given(New.Task("T", t => t with { Applies = Js("false") }).Agency("A", request: "T").Connect("start>T", "T>A")).Then("A R").Submit("A").Then("A A");

    [Fact]
    public void More_information_is_asked_for_and_replied() =>
        Given(One()).Answer("A", Outcome.NeedsInfo).Then("A R").ThenWaits("A.1", "A.info.1").Submit("A.info").Then("A A").ThenTold("agency: A.1 Request 1", "agency: A.info.1 Reply")
            .Answer("A", Outcome.NeedsInfo).ThenWaits("A.1", "A.info.2").Answer("A", Outcome.Approved).Then("A D").ThenWaits("B.1");

    [Fact]
    public void Progress_keeps_the_step_with_the_agency() =>
        Given(One()).Answer("A", Outcome.Received).Answer("A", Outcome.Delayed, newDate: "2027-01-01").Then("A A").ThenThat(j => Assert.Equal(Day("2027-01-01"), j.Steps["A"].ExpectedBy));

    [Fact]
    public void A_forwarded_case_is_the_other_agencys() =>
        Given(One()).When(new RecordAnswer("A.1", Outcome.Forwarded, ArrivedData.None) { Now = At("2026-11-18"), ForwardedTo = "other" }).Answer("A", Outcome.NeedsInfo).Submit("A.info")
            .ThenTold("agency: A.1 Request 1", "other: A.info.1 Reply");

    [Fact]
    public void A_declined_exchange_is_done_by_hand_and_told_the_owner() =>
        Given(One()).Answer("A", Outcome.Declined).Then("A R").ThenWaits("A.manual.1").ThenIncidents("A: The agency declined").Submit("A.manual", outcome: Outcome.Approved).Then("A D, B R");

    [Theory]
    [InlineData(Profile.DR, Outcome.NoData)]
    [InlineData(Profile.CL, Outcome.NoData)]
    [InlineData(Profile.EX, Outcome.NoData)]
    [InlineData(Profile.EX, Outcome.Forwarded)]
    [InlineData(Profile.EX, Outcome.Dismissed)]
    [InlineData(Profile.EX, Outcome.WrittenOff)]
    public void What_a_profile_cannot_be_answered_raises_an_incident_and_changes_nothing(Profile profile, Outcome outcome) =>
        Given(One(profile)).Answer("A", outcome, decision: "d-1").Then("A A, B N").ThenIncidents("A: ").ThenThat(j => Assert.Null(j.Steps["A"].DecisionId)).Answer("A", Outcome.Approved).Then("A D");

    [Theory]
    [InlineData(Outcome.Received)]
    [InlineData(Outcome.NeedsInfo)]
    [InlineData(Outcome.Rejected)]
    [InlineData(Outcome.NoEntitlement)]
    public void A_register_question_is_not_a_case(Outcome outcome) =>
        Given(New.Fetch("A").Connect("start>A")).Answer("A", outcome).Then("A I").ThenWaits("A.1").ThenIncidents("A: ");

    [Fact]
    public void A_definition_may_say_what_cannot_come() =>
        Given(One(with: a => a with { Outcomes = new Dictionary<string, OutcomeRule> { ["PartlyApproved"] = Chart.On("one child, one appointment") } }))
            .Answer("A", Outcome.PartlyApproved).Then("A A").ThenIncidents("A: PartlyApproved came");

    [Fact]
    public void A_second_answer_changes_nothing() => Given(One()).Answer("A", Outcome.Approved).Answer("A", Outcome.Rejected).ThenNothing().Then("A D, B R");

    [Fact]
    public void An_unreachable_agency_is_asked_again_after_1_5_and_30_minutes_2_hours_and_daily()
    {
        var spec = Given(One());
        TimeSpan[] waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromDays(1), TimeSpan.FromDays(1)];
        for (var attempt = 1; attempt <= waits.Length; attempt++)
        {
            spec.Answer("A", Outcome.Unavailable).Then("A X").After(waits[attempt - 1] - TimeSpan.FromSeconds(1));
            Assert.Equal(attempt, spec.Journey.Steps["A"].Attempt);
            spec.After(TimeSpan.FromSeconds(1));
            Assert.Equal(attempt + 1, spec.Journey.Steps["A"].Attempt);
        }

        spec.Answer("A", Outcome.Approved).Then("A D, B R");
    }

    [Fact]
    public void An_answer_stops_the_retries() =>
        Given(One()).Answer("A", Outcome.Unavailable).Answer("A", Outcome.Received).Then("A A").After(TimeSpan.FromDays(2)).ThenTold("agency: A.1 Request 1");

    [Fact]
    public void Where_the_journey_may_go_on_without_it_the_late_answer_only_writes_facts() =>
        Given(New.Counts("f.n").Fetch("A", a => a with { Outcomes = new Dictionary<string, OutcomeRule> { ["Unavailable"] = Chart.On(goOn: true) }, Facts = Map(("f.n", "data.n")) })
            .Task("B").Connect("start>A", "A>B")).Answer("A", Outcome.Unavailable).Then("A X, B R").After(TimeSpan.FromMinutes(1)).Then("A X, B R")
            .ThenTold("source: A.1 Fetch 1", "source: A.1 Fetch 2").Submit("B").ThenIs(JourneyStatus.Running).Answer("A", Outcome.Approved, """{"n":1}""").Then("A D").ThenFacts("f.n=1")
            .ThenIs(JourneyStatus.Ended);
}
