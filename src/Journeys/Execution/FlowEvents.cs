using System.Collections.Immutable;

namespace Journeys.Execution;

/// <summary>
/// A block began to run what it holds; <paramref name="Items"/> are those of a loop over items, <paramref name="Before"/>
/// the visits that the activities of a flowchart had earlier.
/// </summary>
public sealed record BlockOpened(string Activity, ImmutableList<FactValue> Items, SortedMap<int> Before) : IJourneyEvent;

/// <summary>A loop came to its next item, or began its body anew.</summary>
public sealed record LoopTurned(string Activity, int Index) : IJourneyEvent;

/// <summary>A <c>Break</c> was met: the block ends where it stands.</summary>
public sealed record BlockBroken(string Activity) : IJourneyEvent;

/// <summary>The flow was ended at once by an activity, with the outcomes that it names.</summary>
public sealed record FlowStopped(string Activity, ImmutableList<string> Outcomes) : IJourneyEvent;

/// <summary>The journey was given the id by which events find it.</summary>
public sealed record Correlated(string Correlation) : IJourneyEvent;

/// <summary>A line for whoever follows the journey; it is made of skeleton facts alone.</summary>
public sealed record LineWritten(string Activity, string Text) : IJourneyEvent;

/// <summary>The journey waits at <paramref name="Bookmark"/> for an event by name.</summary>
public sealed record EventAwaited(string Bookmark, string Activity, string Event) : IJourneyEvent;

/// <summary>The event came that was waited for.</summary>
public sealed record EventReceived(string Bookmark, FactValue? Payload) : IJourneyEvent;

/// <summary>An event was published, to this journey alone where it is <paramref name="Local"/>.</summary>
public sealed record EventPublished(string Activity, string Event, string? Correlation, bool Local, FactValue? Payload) : IJourneyEvent;

/// <summary>Somebody outside was asked for a piece of work; the journey waits at <paramref name="Bookmark"/>, which is the task's id.</summary>
public sealed record WorkRequested(string Bookmark, string Activity, string Task, SortedMap<FactValue> Payload) : IJourneyEvent;

/// <summary>The work was reported done.</summary>
public sealed record WorkCompleted(string Bookmark, FactValue? Result) : IJourneyEvent;
