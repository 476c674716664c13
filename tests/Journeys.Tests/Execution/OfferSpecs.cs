using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class OfferSpecs
{
    private static Chart Offered(Offer offer, string applies = "true") => New.Bools("f.x").Registers("Told", "f.x", "data.x")
        .Agency("A", a => a with { Outcomes = new Dictionary<string, OutcomeRule> { ["Delayed"] = Chart.On(suggest: "B") } })
        .Agency("B", b => b with { Offered = offer, Applies = Js(applies), Appeal = new("besvär", "rätten", Period.Parse("P3W"), null) }, request: "citizen").Connect("start>A", "start>B");

    [Fact]
    public void An_offer_stands_open_and_asks_nothing() => Given(Offered(Offer.Once)).Then("B N").ThenWaits("A.1");

    [Fact]
    public void An_offer_is_opened_once() =>
        Given(Offered(Offer.Once)).Open("B").Then("B R").Submit("B").Then("B A").Answer("B", Outcome.Approved).Then("B D").Open("B").ThenNothing();

    [Fact]
    public void A_repeatable_offer_opens_a_visit_each_time() =>
        Given(Offered(Offer.Repeatable)).Open("B").Submit("B").Answer("B", Outcome.Rejected).Then("B D").Open("B").Then("B R").ThenWaits("A.1", "B.2", "B.appeal.1");

    [Fact]
    public void An_answer_suggests_an_offer_without_a_token_and_opening_it_takes_the_card_away() =>
        Given(Offered(Offer.Once)).Answer("A", Outcome.Delayed, newDate: "2026-12-01").Then("B N").ThenThat(j => Assert.Equal(["B"], j.Suggested))
            .Open("B").ThenThat(j => Assert.Empty(j.Suggested));

    [Fact]
    public void An_offer_lapses_when_it_no_longer_applies_and_keeps_the_right_of_appeal() =>
        Given(Offered(Offer.Repeatable, "!known('f.x')")).Open("B").Submit("B").Answer("B", Outcome.Rejected).Open("B").Report("Told", "t-1", """{"x":true}""")
            .ThenWaits("A.1", "B.appeal.1").Open("B").ThenNothing();

    [Fact]
    public void An_offer_that_nobody_sent_lapses_with_the_last_token() =>
        Given(Offered(Offer.Repeatable)).Open("B").Answer("A", Outcome.Approved).Then("B –").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void An_offer_that_was_sent_holds_the_end() =>
        Given(Offered(Offer.Repeatable)).Open("B").Submit("B").Answer("A", Outcome.Approved).ThenIs(JourneyStatus.Running).Answer("B", Outcome.Approved).ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_right_of_appeal_does_not_hold_the_end_and_outlives_it() =>
        Given(New.Agency("A", a => a with { Appeal = new("besvär", "rätten", Period.Parse("P3W"), null) }).Connect("start>A"))
            .Answer("A", Outcome.Rejected).ThenIs(JourneyStatus.Ended).ThenWaits("A.appeal.1").Submit("A.appeal").ThenTold("agency: A.1 Request 1", "agency: A.appeal.1 Notice");
}
