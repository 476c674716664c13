using System.Globalization;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>By whom a decision is tried again, how long one may ask for it, and from which day that is counted.</summary>
public class AppealSpecs
{
    private static readonly Appeal Court = new("förvaltningsbesvär", "förvaltningsrätten", Period.Parse("P2M"), null);
    private static readonly Appeal Again = new("omprövning", "pensionsmyndigheten", Period.Parse("P2M"), Court);

    private static Spec Asked(Appeal? appeal) =>
        Given(New.Agency("A", a => a with { Appeal = appeal, Refile = true }, request: "citizen").Task("B").Connect("start>A", "A>B")).Submit("A").On("2027-01-11");

    private static Spec Has(Spec spec, string? right)
    {
        var open = spec.Journey.Bookmarks.Values.FirstOrDefault(b => b.Task == TaskKind.Appeal);
        Assert.Equal(right, open is null ? null : $"{open.Way?.Kind ?? "own"} {open.Way?.Body} {open.Due?.ToString("O", CultureInfo.InvariantCulture)}");
        return spec;
    }

    [Fact]
    public void The_time_is_counted_from_the_day_the_answer_came() => Has(Asked(Again).Answer("A", Outcome.Rejected, decision: "d-1"), "own  2027-03-11");

    [Theory]
    [InlineData("2027-01-08", "2027-03-08")]
    [InlineData("2027-01-25", "2027-03-25")]
    [InlineData("9999-12-31", "2027-03-11")]
    public void The_day_of_service_holds_where_the_agency_says_it(string servedOn, string due) =>
        Has(Asked(Again).Answer("A", Outcome.Rejected, decision: "d-1", servedOn: servedOn), $"own  {due}");

    [Fact]
    public void What_the_agency_says_holds_over_the_definition() =>
        Has(Asked(Again).Answer("A", Outcome.Rejected, decision: "d-1", servedOn: "2027-01-08", appeal: new("förvaltningsbesvär", "kammarrätten", 21)), "förvaltningsbesvär kammarrätten 2027-01-29");

    [Fact]
    public void An_agency_may_give_a_right_that_the_definition_has_not() =>
        Has(Asked(null).Answer("A", Outcome.WrittenOff, decision: "d-1", appeal: new("förvaltningsbesvär", "förvaltningsrätten", 21)), "förvaltningsbesvär förvaltningsrätten 2027-02-01");

    [Fact]
    public void Conditions_are_appealed_where_the_agency_says_how() =>
        Has(Asked(Again).Answer("A", Outcome.ApprovedWithConditions, decision: "d-1", appeal: new("förvaltningsbesvär", "förvaltningsrätten", 21)), "förvaltningsbesvär förvaltningsrätten 2027-02-01");

    [Fact]
    public void A_decision_that_cannot_be_appealed_is_not() => Has(Asked(Again).Answer("A", Outcome.Rejected, decision: "d-1", appeal: new("none", null, null)), null);

    [Fact]
    public void Half_a_notice_leaves_the_definitions_way() => Has(Asked(Again).Answer("A", Outcome.Rejected, decision: "d-1", appeal: new("förvaltningsbesvär", null, 21)), "own  2027-03-11");

    [Theory]
    [InlineData(Outcome.Approved)]
    [InlineData(Outcome.ApprovedWithConditions)]
    [InlineData(Outcome.NoEntitlement)]
    [InlineData(Outcome.WrittenOff)]
    public void What_is_no_refusal_gives_no_right_by_the_definition(Outcome outcome) => Has(Asked(Again).Answer("A", outcome, decision: "d-1"), null);

    [Fact]
    public void After_a_reconsideration_comes_the_court() =>
        Has(Asked(Again).Answer("A", Outcome.Rejected, decision: "d-1").Submit("A.appeal")
            .On("2027-02-15").Answer("A", Outcome.Corrected, decision: "d-2", supersedes: "d-1", becomes: Outcome.Rejected), "förvaltningsbesvär förvaltningsrätten 2027-04-15");

    [Fact]
    public void A_correction_that_nobody_asked_for_gives_the_first_way_again() =>
        Has(Asked(Again).Answer("A", Outcome.Rejected, decision: "d-1").On("2027-02-15").Answer("A", Outcome.Corrected, decision: "d-2", supersedes: "d-1", becomes: Outcome.PartlyApproved), "own  2027-04-15");

    [Fact]
    public void A_new_request_begins_with_the_first_way() =>
        Has(Asked(Again).Answer("A", Outcome.Rejected, decision: "d-1").Submit("A.appeal").Submit("A").Answer("A", Outcome.Rejected, decision: "d-2"), "own  2027-03-11");

    [Theory]
    [InlineData(null, "2027-02-01")]
    [InlineData("2027-01-08", "2027-01-29")]
    public void A_step_that_appeals_counts_from_the_day_of_service_too(string? servedOn, string due) =>
        Given(New.Agency("A", request: "citizen").Agency("B", b => b with { Offered = Offer.Once, Deadline = Last(DeadlineRule.AbsoluteFromEvent, "A.ended", "P3W", MetBy.Sent) }, request: "citizen").Task("C").Connect("start>A", "start>B", "start>C"))
            .Submit("A").On("2027-01-11").Answer("A", Outcome.Rejected, decision: "d-1", servedOn: servedOn).ThenDue("B/last", due);

    [Fact]
    public void A_refused_demand_is_appealed_from_its_own_service_and_leaves_the_decisions_own_way() =>
        Has(Asked(Again).On("2027-05-18").Submit("A.delay").When(new RecordAnswer("A.delay.1", Outcome.Rejected, Data("{}")) { Now = At("2027-05-20"), DecisionId = "r-1", ServedOn = Day("2027-05-21") })
            .Submit("A.appeal").Answer("A", Outcome.Rejected, decision: "d-1"), "own  2027-07-19");
}
