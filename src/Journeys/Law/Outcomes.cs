namespace Journeys.Law;

/// <summary>What the answers have in common, so that a definition need not name all sixteen.</summary>
public static class Outcomes
{
    public static OutcomeGroup GroupOf(Outcome outcome) => outcome switch
    {
        Outcome.Received or Outcome.Delayed or Outcome.NeedsInfo or Outcome.Forwarded or Outcome.Unavailable => OutcomeGroup.Progress,
        Outcome.Approved or Outcome.ApprovedWithConditions or Outcome.PartlyApproved => OutcomeGroup.Granted,
        Outcome.Rejected or Outcome.Dismissed or Outcome.WrittenOff => OutcomeGroup.Refused,
        Outcome.NoEntitlement or Outcome.NoData => OutcomeGroup.Nothing,
        Outcome.Declined => OutcomeGroup.Declined,
        Outcome.Corrected or Outcome.Annulled => OutcomeGroup.Supersedes,
        _ => throw new ArgumentOutOfRangeException(
            nameof(outcome), outcome, $"Not in the answer vocabulary. Use one of {string.Join(", ", Enum.GetNames<Outcome>())}."),
    };

    /// <summary>True if the answer ends the step. <see cref="Outcome.Declined"/> does not: a manual task takes the step over.</summary>
    public static bool IsFinal(Outcome outcome) =>
        GroupOf(outcome) is OutcomeGroup.Granted or OutcomeGroup.Refused or OutcomeGroup.Nothing;

    /// <summary>True if those who wait for the step may go on because it was granted, wholly or in part.</summary>
    public static bool IsPositive(Outcome outcome) => GroupOf(outcome) == OutcomeGroup.Granted;
}
