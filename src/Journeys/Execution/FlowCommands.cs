namespace Journeys.Execution;

/// <summary>An event that the journey waits for at a bookmark was published.</summary>
public sealed record ReceiveEvent(string Bookmark, FactValue? Payload) : JourneyCommand;

/// <summary>Work that the journey waits for was done.</summary>
public sealed record CompleteWork(string Bookmark, FactValue? Result) : JourneyCommand;
