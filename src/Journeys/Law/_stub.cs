namespace Journeys.Law;

public readonly record struct Period(int Years, int Months, int Weeks, int Days);
public enum Outcome { Received, NeedsInfo, Forwarded, Delayed, Approved, ApprovedWithConditions, PartlyApproved, Rejected, Dismissed, WrittenOff, NoEntitlement, NoData, Unavailable, Declined, Corrected, Annulled }
