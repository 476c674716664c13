using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>After a refusal: filing again beside an appeal, and later word about any of the decisions.</summary>
public class RefilingSpecs
{
    private static readonly Appeal ThreeWeeks = new("besvär", "rätten", Period.Parse("P3W"), null);

    private static Chart One(Func<AgencyStep, Step>? with = null, Profile profile = Profile.DR) => New.Dates("f.to")
        .Agency("A", a => (with?.Invoke(a) ?? a) with { Appeal = ThreeWeeks, Facts = Map(("f.to", "data.newDate")) }, profile).Task("B").Connect("start>A", "A>B");

    private static Spec RefusedTwice => Given(One(a => a with { Refile = true })).Answer("A", Outcome.Rejected, decision: "d-1").Submit("A").Answer("A", Outcome.Rejected, decision: "d-2");

    [Theory]
    [InlineData(Outcome.Rejected, "A.appeal.1")]
    [InlineData(Outcome.Dismissed, "A.2 A.appeal.1")]
    [InlineData(Outcome.WrittenOff, "A.2")]
    public void What_was_not_tried_may_be_filed_again_and_what_was_decided_appealed(Outcome refusal, string rights) =>
        Given(One()).Answer("A", refusal).ThenWaits(rights.Split(' '));

    [Fact]
    public void Nobody_files_again_where_no_application_was_made() =>
        Given(One(a => a with { Outcomes = new Dictionary<string, OutcomeRule> { ["Dismissed"] = Chart.On() } }, Profile.EX)).Answer("A", Outcome.Dismissed).ThenWaits("A.appeal.1");

    [Fact]
    public void A_won_appeal_of_the_first_of_two_refusals_lets_the_token_go() =>
        RefusedTwice.Then("B N").When(Corrected("A.1", "d-1", Outcome.Approved)).Then("A D, B R").ThenWaits("B.1");

    [Fact]
    public void A_lost_appeal_of_the_first_of_two_refusals_leaves_the_second() =>
        RefusedTwice.When(Corrected("A.1", "d-1", Outcome.Dismissed)).Then("A D, B N").ThenWaits("A.3", "A.appeal.2")
            .When(Corrected("A.2", "d-2", Outcome.Approved)).Then("B R");

    [Fact]
    public void A_granted_request_is_not_undone_by_word_about_an_earlier_refusal() =>
        Given(One(a => a with { Refile = true })).Answer("A", Outcome.Rejected, decision: "d-1").Submit("A").Answer("A", Outcome.Approved, decision: "d-2").Then("B R")
            .When(Corrected("A.1", "d-1", Outcome.Dismissed)).Then("A D, B R");

    private static Spec ExtendedOnce => Given(New.Dates("f.to").Task("Z")
        .Agency("A", a => a with { Offered = Offer.Repeatable, Appeal = ThreeWeeks, Facts = Map(("f.to", "data.newDate")) }, request: "citizen").Connect("start>A", "start>Z"))
        .Open("A").Submit("A").Answer("A", Outcome.Approved, """{"newDate":"2027-01-16"}""", "d-1").Open("A").Submit("A");

    [Fact]
    public void A_refused_second_request_that_is_corrected_leaves_what_the_first_was_granted() =>
        ExtendedOnce.Answer("A", Outcome.Rejected, decision: "d-2").When(Corrected("A.2", "d-2", Outcome.Dismissed)).ThenFacts("f.to=2027-01-16");

    [Fact]
    public void An_annulled_second_grant_leaves_the_first() =>
        ExtendedOnce.Answer("A", Outcome.Approved, """{"newDate":"2027-02-16"}""", "d-2").ThenFacts("f.to=2027-02-16")
            .When(new RecordAnswer("A.2", Outcome.Annulled, ArrivedData.None) { Now = At("2026-12-01"), Supersedes = "d-2" }).ThenFacts("f.to=2027-01-16");

    [Fact]
    public void An_annulled_first_grant_leaves_the_second() =>
        ExtendedOnce.Answer("A", Outcome.Approved, """{"newDate":"2027-02-16"}""", "d-2")
            .When(new RecordAnswer("A.1", Outcome.Annulled, ArrivedData.None) { Now = At("2026-12-01"), Supersedes = "d-1" }).Then("A D").ThenFacts("f.to=2027-02-16");

    [Fact]
    public void A_second_grant_with_an_earlier_day_does_not_shorten_the_first() =>
        Given(New.Dates("f.on", "f.to").Registers("Told", "f.on", "data.on").Task("Z", z => z with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P1M", MetBy.Ended, "f.to") })
            .Agency("A", a => a with { Offered = Offer.Repeatable, Facts = Map(("f.to", "data.newDate")) }, request: "citizen").Connect("start>A", "start>Z"))
            .Report("Told", "t-1", """{"on":"2026-11-16"}""").ThenDue("Z/last", "2026-12-16")
            .Open("A").Submit("A").Answer("A", Outcome.Approved, """{"newDate":"2027-02-16"}""", "d-1").ThenDue("Z/last", "2027-02-16")
            .Open("A").Submit("A").Answer("A", Outcome.PartlyApproved, """{"newDate":"2027-01-20"}""", "d-2").ThenDue("Z/last", "2027-02-16")
            .When(new RecordAnswer("A.1", Outcome.Annulled, ArrivedData.None) { Now = At("2026-12-01"), Supersedes = "d-1" }).ThenDue("Z/last", "2027-01-20");

    [Fact]
    public void A_subject_that_is_gone_leaves_no_refusal_behind() =>
        Given(New.List("kids", "k").Fetch("L", l => l with { Lists = [Fills("kids", "kid")] })
            .Agency("A", a => a with { Subjects = [new("kids", [])], Refile = true, Ports = Waits("Refused") }).Connect("start>L", "L>A"))
            .Answer("L", Outcome.Approved, """{"kids":[{"person":"aaaaaaaa-0000-0000-0000-000000000001"},{"person":"aaaaaaaa-0000-0000-0000-000000000002"}]}""", "d-1")
            .Answer("A.kid-1", Outcome.Approved).Answer("A.kid-2", Outcome.Rejected)
            .Answer("L", Outcome.Corrected, """{"kids":[{"person":"aaaaaaaa-0000-0000-0000-000000000001"}]}""", supersedes: "d-1", becomes: Outcome.Approved)
            .ThenWaits().ThenIs(JourneyStatus.Ended);

    private static RecordAnswer Corrected(string bookmark, string supersedes, Outcome now) =>
        new(bookmark, Outcome.Corrected, ArrivedData.None) { Now = At("2026-12-01"), Supersedes = supersedes, As = now, DecisionId = $"{supersedes}-court" };
}
