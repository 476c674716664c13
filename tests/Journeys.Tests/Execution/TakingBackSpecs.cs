using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>What people take back: a request that is not decided, or the whole journey.</summary>
public class TakingBackSpecs
{
    private static readonly Guid Other = new("44444444-4444-4444-4444-444444444444");

    private static Chart Case(Func<AgencyStep, Step>? with = null, string request = "citizen", Profile profile = Profile.DR) =>
        New.BegunBy("applicant").Agency("A", with, profile, request).Task("B").Connect("start>A", "A>B");

    private static Spec Sent(Func<AgencyStep, Step>? with = null) => Begun(Case(with)).Submit("A");

    [Fact]
    public void A_request_that_is_taken_back_is_told_and_holds_what_follows_until_it_is_sent_anew() => Sent().Withdraw("A")
        .Then("A D, B N").ThenWaits("A.2").ThenTold("agency: A.1 Request 1", "agency: A.1 Withdraw")
        .ThenThat(j => Assert.Equal(Outcome.WrittenOff, j.Steps["A"].Outcome))
        .Submit("A").Answer("A", Outcome.Approved).Then("A D, B R");

    [Fact]
    public void A_request_taken_back_twice_is_told_once() =>
        Sent().Withdraw("A").When(new WithdrawRequest("A.1", Person, "again") { Now = At("2026-11-18") }).ThenNothing();

    [Fact]
    public void An_answer_that_comes_after_changes_nothing() => Sent().Withdraw("A")
        .When(new RecordAnswer("A.1", Outcome.Approved, ArrivedData.None) { Now = At("2026-11-18") }).ThenNothing();

    [Fact]
    public void What_is_decided_cannot_be_taken_back() => Sent().Answer("A", Outcome.Approved)
        .When(new WithdrawRequest("A.1", Person, "late") { Now = At("2026-11-18") }).ThenNothing();

    [Fact]
    public void What_a_written_off_request_suggests_is_suggested() =>
        Begun(New.BegunBy("applicant").Agency("A", a => a with { Outcomes = new Dictionary<string, OutcomeRule> { ["WrittenOff"] = On(suggest: "C") } }, request: "citizen").Task("B").Agency("C", c => c with { Offered = Offer.Once }, request: "citizen").Connect("start>A", "start>C", "A>B"))
            .Submit("A").Withdraw("A").ThenThat(j => Assert.Equal(["C"], j.Suggested));

    [Fact]
    public void What_the_agency_asked_for_is_asked_for_no_longer() => Sent().Answer("A", Outcome.NeedsInfo).ThenWaits("A.1", "A.info.1").Withdraw("A").ThenWaits("A.2");

    [Fact]
    public void An_agency_that_cannot_be_reached_is_not_asked_again() => Sent().Answer("A", Outcome.Unavailable).Withdraw("A").On("2026-11-20")
        .ThenTold("agency: A.1 Request 1", "agency: A.1 Withdraw");

    [Fact]
    public void The_appeal_of_the_first_decision_stays_when_a_new_request_is_taken_back() =>
        Sent(a => a with { Refile = true, Appeal = new("överklagande", "förvaltningsrätten", Period.Parse("P3W"), null) })
            .Answer("A", Outcome.Rejected, decision: "d-1").ThenWaits("A.2", "A.appeal.1").Submit("A").Withdraw("A").ThenWaits("A.3", "A.appeal.1")
            .Answer("A", Outcome.Corrected, decision: "d-2", supersedes: "d-1", becomes: Outcome.Approved).Then("A D, B R");

    [Theory]
    [InlineData("automatic", Profile.DR)]
    [InlineData("automatic", Profile.EX)]
    public void What_no_person_asked_for_no_person_takes_back(string request, Profile profile) => Begun(Case(request: request, profile: profile))
        .When(new WithdrawRequest("A.1", Person, "receipt") { Now = At("2026-11-18") }).ThenNothing();

    [Fact]
    public void A_definition_may_say_why_a_request_stands() => Sent(a => a with { NoWithdrawal = "It is a duty." })
        .When(new WithdrawRequest("A.1", Person, "receipt") { Now = At("2026-11-18") }).ThenNothing();

    [Fact]
    public void A_request_that_applies_no_more_ends_as_such() => Begun(New.Bools("f.x").Registers("Told", "f.x", "data.x").BegunBy("applicant")
            .Agency("A", a => a with { Applies = Js("f.x !== false") }, request: "citizen").Task("B").Connect("start>A", "A>B"))
        .Report("Told", "t-0", """{"x":true}""").Submit("A").Report("Told", "t-1", """{"x":false}""").Withdraw("A").Then("A –, B R").ThenWaits("B.1")
        .ThenTold("agency: A.1 Request 1", "agency: A.1 Withdraw");

    [Fact]
    public void The_whole_is_taken_back_with_every_open_request() =>
        Begun(New.BegunBy("applicant").Agency("A", request: "citizen").Agency("C").Task("B").Connect("start>A", "start>B", "start>C")).Submit("A").WithdrawAll()
            .ThenIs(JourneyStatus.Ended).ThenWaits().ThenHappened<JourneyEnded>(1)
            .ThenTold("agency: C.1 Request 1", "agency: A.1 Request 1", "agency: A.1 Withdraw", "agency: C.1 Withdraw").Then("A –, B –, C –")
            .ThenThat(j => Assert.True(j.Withdrawn));

    [Fact]
    public void What_was_decided_stands_with_its_appeal() =>
        Begun(Case(a => a with { Appeal = new("överklagande", "förvaltningsrätten", Period.Parse("P3W"), null) })).Submit("A").Answer("A", Outcome.Rejected, decision: "d-1")
            .WithdrawAll().ThenIs(JourneyStatus.Ended).ThenWaits("A.appeal.1").ThenTold("agency: A.1 Request 1").Then("A D, B –")
            .ThenThat(j => Assert.Equal(Outcome.Rejected, j.Steps["A"].Outcome));

    [Fact]
    public void Only_who_began_it_takes_it_back() => Sent().WithdrawAll(Other).ThenNothing();

    [Fact]
    public void What_a_register_began_is_not_taken_back() => Given(New.Agency("A", request: "citizen").Connect("start>A")).Submit("A").WithdrawAll().ThenNothing();

    [Fact]
    public void A_journey_that_it_started_is_told() =>
        Begun(New.BegunBy("applicant").Child("K", waits: true).Connect("start>K")).WithdrawAll().ThenIs(JourneyStatus.Ended).ThenHappened<ChildCancelled>(1);

    [Fact]
    public void No_day_passes_in_what_was_taken_back() =>
        Begun(New.BegunBy("applicant").Dates("f.on").Registers("Told", "f.on", "data.on")
                .Task("B", b => b with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P1M", remind: "-P7D") }).Connect("start>B"))
            .Report("Told", "t-1", """{"on":"2026-11-17"}""").ThenDue("B/last", "2026-12-17").WithdrawAll().ThenDue("B/last", null).On("2027-02-01").ThenPassed("B/last", passed: false);
}
