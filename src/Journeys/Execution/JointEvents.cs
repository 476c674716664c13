using System.Collections.Immutable;

namespace Journeys.Execution;

/// <summary>One of several who must agree answered, in facts. A later answer takes its place.</summary>
public sealed record JointAnswerGiven(string Bookmark, Guid By, SortedMap<FactValue> Values, ImmutableList<string> NotKnown) : IJourneyEvent;

/// <summary>All who must agree have answered the same: the task is done.</summary>
public sealed record JointlyAgreed(string Bookmark, string Instance) : IJourneyEvent;
