namespace Journeys.Execution;

/// <summary>Another life event's journey was started by this one, with these facts. <paramref name="Waits"/>: this one goes on when that is over.</summary>
public sealed record ChildStarted(
    string Bookmark, string Activity, Guid Journey, string Definition, bool Waits, string? Correlation, SortedMap<FactValue> Input) : IJourneyEvent;

/// <summary>A journey that this one started is over; <paramref name="Result"/> are the facts it ended with.</summary>
public sealed record ChildEnded(string Bookmark, JourneyStatus Status, SortedMap<FactValue> Result) : IJourneyEvent;

/// <summary>A journey that this one started is told that nobody waits for it any more.</summary>
public sealed record ChildCancelled(string Bookmark, Guid Journey) : IJourneyEvent;

/// <summary>This journey was started by another one's activity.</summary>
public sealed record StartedByJourney(Guid Parent, string Bookmark, string? Correlation) : IJourneyEvent;
