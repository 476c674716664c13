using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>A case that comes back each month: what of a round stands in the next.</summary>
public class RoundSpecs
{
    private static Chart Monthly => New.Enum("again", "yes", "yes", "no")
        .Task("A").Fetch("F", f => GoesOn(f)).Agency("D", d => d with { Appeal = new("förvaltningsbesvär", "förvaltningsrätten", Period.Parse("P3W"), null) })
        .Task("R", r => r with { Facts = Map(("again", "data.again")) }).Decision("Again", "again==='yes'")
        .Connect("start>A", "A>F", "F>D", "D>R", "R>Again", "Again/True>F");

    private static FetchEvidence GoesOn(FetchEvidence fetch) => fetch with
    {
        Timeout = TimeSpan.FromSeconds(10),
        Outcomes = new Dictionary<string, OutcomeRule> { ["Unavailable"] = new(null, null, new Dictionary<string, Expression>(), true, null) },
    };

    private static Spec Granted => Given(Monthly).Submit("A").Answer("F", Outcome.Approved).Answer("D", Outcome.PartlyApproved, decision: "d-1");

    private static Spec NextRound => Granted.Submit("R", """{"again":"yes"}""").Answer("F", Outcome.Approved);

    [Fact]
    public void A_silent_source_is_gone_on_without_after_its_time() =>
        Given(Monthly).Submit("A").After(TimeSpan.FromSeconds(9)).Then("F I, D N").After(TimeSpan.FromSeconds(2)).Then("F X, D A").ThenWaits("D.1", "F.1");

    [Fact]
    public void It_is_asked_again_within_a_day_and_then_left() =>
        Given(Monthly).Submit("A").After(TimeSpan.FromSeconds(10)).ThenTold("source: F.1 Fetch 1", "agency: D.1 Request 1")
            .After(TimeSpan.FromHours(2)).ThenTold("source: F.1 Fetch 1", "agency: D.1 Request 1", "source: F.1 Fetch 2")
            .After(TimeSpan.FromHours(21)).ThenTold("source: F.1 Fetch 1", "agency: D.1 Request 1", "source: F.1 Fetch 2", "source: F.1 Fetch 3")
            .After(TimeSpan.FromDays(30)).ThenHappened<AgencyAsked>(4).Then("F X, D A");

    [Fact]
    public void One_that_has_answered_late_is_not_asked_again() =>
        Given(Monthly).Submit("A").After(TimeSpan.FromSeconds(10)).Answer("F", Outcome.Approved).After(TimeSpan.FromDays(2)).ThenHappened<AgencyAsked>(2);

    [Fact]
    public void What_it_says_later_is_taken() =>
        Given(Monthly).Submit("A").After(TimeSpan.FromSeconds(10)).Answer("F", Outcome.Approved).Then("F D, D A").ThenWaits("D.1");

    [Fact]
    public void One_that_answers_in_time_is_not_gone_on_without() =>
        Given(Monthly).Submit("A").Answer("F", Outcome.Approved).After(TimeSpan.FromSeconds(10)).Then("F D, D A");

    [Fact]
    public void A_source_that_was_never_heard_is_asked_anew_in_the_next_round() =>
        Given(Monthly).Submit("A").After(TimeSpan.FromSeconds(10)).Answer("D", Outcome.Approved, decision: "d-1").Submit("R", """{"again":"yes"}""")
            .Then("F I").ThenWaits("F.2");

    [Fact]
    public void An_appeal_of_the_last_round_stands_when_this_one_is_decided() =>
        NextRound.Answer("D", Outcome.Approved, decision: "d-2").ThenWaits("D.appeal.1", "R.2");

    [Fact]
    public void A_decision_of_the_last_round_is_corrected_without_deciding_this_one() =>
        NextRound.Answer("D", Outcome.Corrected, decision: "d-1b", supersedes: "d-1", becomes: Outcome.Approved).Then("D A").ThenWaits("D.2", "D.appeal.1");

    [Fact]
    public void Corrected_to_a_refusal_it_can_be_appealed() =>
        NextRound.Answer("D", Outcome.Corrected, decision: "d-1b", supersedes: "d-1", becomes: Outcome.Rejected).Then("D A").ThenWaits("D.2", "D.appeal.1", "D.appeal.2");

    [Fact]
    public void A_correction_of_it_comes_once() =>
        NextRound.Answer("D", Outcome.Corrected, decision: "d-1b", supersedes: "d-1", becomes: Outcome.Approved)
            .Answer("D", Outcome.Corrected, decision: "d-1c", supersedes: "d-1", becomes: Outcome.Rejected).ThenNothing();

    [Fact]
    public void This_round_s_own_decision_is_corrected_as_ever() =>
        NextRound.Answer("D", Outcome.Approved, decision: "d-2").Answer("D", Outcome.Corrected, decision: "d-2b", supersedes: "d-2", becomes: Outcome.PartlyApproved)
            .ThenThat(j => Assert.Equal(Outcome.PartlyApproved, j.Steps["D"].Outcome));

    [Fact]
    public void What_is_folded_is_what_was_decided() => NextRound.ThenFolds();
}
