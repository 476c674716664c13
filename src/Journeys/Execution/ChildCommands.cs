using System.Collections.Immutable;

namespace Journeys.Execution;

/// <summary>Begins a journey that another one starts: with its people, whom it is about, and facts by name.</summary>
public sealed record StartChild(Guid Parent, string Bookmark, string? Correlation, ImmutableList<Participant> People, Guid? Principal, SortedMap<FactValue> Input)
    : JourneyCommand;

/// <summary>A journey that this one started is over.</summary>
public sealed record EndChild(string Bookmark, JourneyStatus Status, SortedMap<FactValue> Result) : JourneyCommand;

/// <summary>The journey that started this one no longer wants it.</summary>
public sealed record CancelChild(Guid Parent) : JourneyCommand;
