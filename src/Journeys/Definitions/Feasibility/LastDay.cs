namespace Journeys.Definitions.Feasibility;

/// <summary>
/// A step's last day, so many days after a point: as many as the calendar gives at most, and at least.
/// <paramref name="Sure"/>: that point is a day that a register reported, or the end of a step, and not one that a person may
/// have chosen to come.
/// </summary>
public sealed record LastDay(Step Step, string From, int Most, int Least, bool Sure);
