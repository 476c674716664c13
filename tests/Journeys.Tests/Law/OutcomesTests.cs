using Journeys.Law;

namespace Journeys.Tests.Law;

public sealed class OutcomesTests
{
    [Theory]
    [InlineData(OutcomeGroup.Progress, "Received Delayed NeedsInfo Forwarded Unavailable")]
    [InlineData(OutcomeGroup.Granted, "Approved ApprovedWithConditions PartlyApproved")]
    [InlineData(OutcomeGroup.Refused, "Rejected Dismissed WrittenOff")]
    [InlineData(OutcomeGroup.Nothing, "NoEntitlement NoData")]
    [InlineData(OutcomeGroup.Declined, "Declined")]
    [InlineData(OutcomeGroup.Supersedes, "Corrected Annulled")]
    public void Each_group_holds_its_answers_and_no_other(OutcomeGroup group, string names) =>
        Assert.Equal(names.Split(' ').Select(Enum.Parse<Outcome>).Order(), Enum.GetValues<Outcome>().Where(o => Outcomes.GroupOf(o) == group));

    [Fact]
    public void The_vocabulary_has_sixteen_answers() => Assert.Equal(16, Enum.GetValues<Outcome>().Length);

    [Fact]
    public void Decisions_and_empty_answers_end_a_step() => Assert.Equal(
        [
            Outcome.Approved, Outcome.ApprovedWithConditions, Outcome.PartlyApproved, Outcome.Rejected,
            Outcome.Dismissed, Outcome.WrittenOff, Outcome.NoEntitlement, Outcome.NoData,
        ],
        Enum.GetValues<Outcome>().Where(Outcomes.IsFinal));

    [Fact]
    public void Only_what_is_granted_is_positive() => Assert.Equal(
        [Outcome.Approved, Outcome.ApprovedWithConditions, Outcome.PartlyApproved],
        Enum.GetValues<Outcome>().Where(Outcomes.IsPositive));

    [Fact]
    public void A_word_outside_the_vocabulary_is_refused_with_the_list() => Assert.Contains(
        "Use one of Received, NeedsInfo",
        Assert.Throws<ArgumentOutOfRangeException>(() => Outcomes.GroupOf((Outcome)16)).Message, StringComparison.Ordinal);
}
