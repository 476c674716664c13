using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class CorrectionSpecs
{
    private static Chart Two(Func<AgencyStep, Step>? with = null) =>
        New.Counts("f.n").Agency("A", a => (with?.Invoke(a) ?? a) with { Facts = Map(("f.n", "data.n")) }).Task("B").Task("Z").Connect("start>A", "A>B", "start>Z");

    private static Spec Refused(Func<AgencyStep, Step>? with = null) => Given(Two(with)).Answer("A", Outcome.Rejected, decision: "d-1");

    [Fact]
    public void A_corrected_refusal_lets_the_held_token_go() =>
        Refused().Then("B N").Answer("A", Outcome.Corrected, """{"n":1}""", supersedes: "d-1", becomes: Outcome.Approved).Then("A D, B R").ThenFacts("f.n=1");

    [Fact]
    public void A_corrected_answer_derives_its_facts_anew() =>
        Given(Two()).Answer("A", Outcome.Approved, """{"n":1}""", "d-1").Answer("A", Outcome.Corrected, """{"n":2}""", supersedes: "d-1", becomes: Outcome.PartlyApproved)
            .ThenFacts("f.n=2").Answer("A", Outcome.Corrected, """{"n":3}""", supersedes: "d-1", becomes: Outcome.Approved).ThenNothing();

    [Fact]
    public void A_grant_that_turns_when_the_token_has_gone_withdraws_its_facts_and_checks_what_is_finished() =>
        Given(Two()).Answer("A", Outcome.Approved, """{"n":1}""", "d-1").Submit("B")
            .Answer("A", Outcome.Corrected, supersedes: "d-1", becomes: Outcome.Rejected).ThenFacts("").ThenWaits("B.check.1", "Z.1");

    [Fact]
    public void An_open_successor_that_is_no_longer_ready_cannot_start_yet() =>
        Given(New.Agency("A").Task("B", b => b with { Ready = Js("steps.A.positive") }).Connect("start>A", "A>B")).Answer("A", Outcome.Approved, decision: "d-1").Then("B R")
            .Answer("A", Outcome.Corrected, supersedes: "d-1", becomes: Outcome.Rejected).Then("B N").ThenWaits()
            .Answer("A", Outcome.Corrected, supersedes: "d-1#Corrected", becomes: Outcome.Approved).Then("B R");

    [Fact]
    public void An_annulled_answer_is_waited_for_again() =>
        Given(Two()).Answer("A", Outcome.Approved, """{"n":1}""", "d-1").Answer("A", Outcome.Annulled, supersedes: "d-1").Then("A A").ThenFacts("").ThenWaits("A.2", "B.1", "Z.1")
            .Answer("A", Outcome.Approved, """{"n":2}""").Then("A D").ThenFacts("f.n=2");

    [Fact]
    public void A_correction_before_its_answer_is_the_answer() =>
        Given(Two()).Answer("A", Outcome.Corrected, """{"n":2}""", supersedes: "d-1", becomes: Outcome.Approved).Then("A D, B R")
            .Answer("A", Outcome.Approved, """{"n":1}""", "d-1").ThenNothing().ThenFacts("f.n=2");

    [Fact]
    public void An_annulment_before_its_answer_voids_it() =>
        Given(Two()).Answer("A", Outcome.Annulled, supersedes: "d-1").Then("A A").Answer("A", Outcome.Approved, decision: "d-1").ThenNothing()
            .Answer("A", Outcome.Approved, decision: "d-2").Then("A D");

    [Fact]
    public void A_correction_with_the_id_of_what_it_corrects_raises_an_incident_and_changes_nothing() =>
        Refused().Answer("A", Outcome.Corrected, supersedes: "d-1", becomes: Outcome.Approved, decision: "d-1").Then("A D, B N").ThenIncidents("A: A correction came with the id")
            .Answer("A", Outcome.Corrected, supersedes: "d-1", becomes: Outcome.Approved, decision: "d-2").Then("B R");

    [Fact]
    public void Only_a_correction_or_an_annulment_voids_what_it_names() =>
        Given(Two()).Answer("A", Outcome.Received, supersedes: "d-1").Answer("A", Outcome.Rejected, decision: "d-1")
            .Then("A D, B N").Answer("A", Outcome.Corrected, supersedes: "d-1", becomes: Outcome.Approved).Then("B R");

    [Fact]
    public void Two_agencies_may_number_their_decisions_alike() =>
        Given(New.Agency("A").Agency("B").Task("C").Connect("start>A", "start>B", "A>C", "B>C")).Answer("A", Outcome.Rejected, decision: "2026-1")
            .Answer("A", Outcome.Corrected, supersedes: "2026-1", becomes: Outcome.Approved, decision: "2026-2").Answer("B", Outcome.Rejected, decision: "2026-1").Then("B D, C N")
            .Answer("B", Outcome.Corrected, supersedes: "2026-1", becomes: Outcome.Approved, decision: "2026-2").Then("C R");

    [Fact]
    public void A_correction_of_a_decision_that_nobody_made_decides_nothing() =>
        Refused().Answer("A", Outcome.Corrected, supersedes: "d-9", becomes: Outcome.Approved).ThenNothing();

    [Theory]
    [InlineData(null)]
    [InlineData(Outcome.Received)]
    [InlineData(Outcome.NoData)]
    public void A_correction_to_no_possible_outcome_raises_an_incident_and_changes_nothing(Outcome? becomes) =>
        Refused().Answer("A", Outcome.Corrected, supersedes: "d-1", becomes: becomes).Then("A D, B N").ThenIncidents("A: A correction came");

    [Fact]
    public void A_refusal_gives_the_right_of_appeal() =>
        Refused(a => a with { Appeal = new("besvär", "rätten", Period.Parse("P3W"), null) }).ThenWaits("A.appeal.1", "Z.1").Then("A D")
            .ThenThat(j => Assert.Equal(Day("2026-12-08"), j.Bookmarks["A.appeal.1"].Due)).Submit("A.appeal").ThenTold("agency: A.1 Request 1", "agency: A.appeal.1 Notice");

    [Fact]
    public void A_refiling_is_the_next_visit_beside_the_appeal_and_a_grant_closes_both() =>
        Refused(a => a with { Refile = true, Appeal = new("besvär", "rätten", Period.Parse("P3W"), null) }).ThenWaits("A.2", "A.appeal.1", "Z.1")
            .Submit("A").Then("A A").ThenWaits("A.2", "A.appeal.1", "Z.1").Answer("A", Outcome.Approved).Then("A D, B R").ThenWaits("B.1", "Z.1");

    [Fact]
    public void An_appeal_that_is_won_closes_the_refiling() =>
        Refused(a => a with { Refile = true }).Submit("A").Answer("A", Outcome.Corrected, """{"n":1}""", supersedes: "d-1", becomes: Outcome.Approved).Then("A D, B R")
            .ThenWaits("B.1", "Z.1").ThenTold("agency: A.1 Request 1", "agency: A.2 Request 1", "agency: A.2 Withdraw");

    [Fact]
    public void An_appeal_that_is_lost_leaves_the_refiling() =>
        Refused(a => a with { Refile = true }).Submit("A").Answer("A", Outcome.Corrected, supersedes: "d-1", becomes: Outcome.Dismissed).Then("A A, B N").ThenWaits("A.2", "Z.1");

    [Fact]
    public void A_refiling_after_the_token_has_gone_does_not_hold_the_journeys_end() =>
        Given(New.Agency("A", a => a with { Refile = true, Ports = Finishes("Refused") }).Connect("start>A")).Answer("A", Outcome.Rejected).ThenIs(JourneyStatus.Ended);
}
