namespace Journeys.Definitions;

/// <summary>Ends its flowchart, or its sequence, at once: what still runs in it is cancelled.</summary>
public sealed record EndActivity(string Id, string Name) : Activity(Id, Name);

/// <summary>Ends the whole journey at once.</summary>
public sealed record FinishActivity(string Id, string Name) : Activity(Id, Name);

/// <summary>Ends the whole journey at once, with outcomes.</summary>
public sealed record CompleteActivity(string Id, string Name, Expression? Outcomes) : Activity(Id, Name);

/// <summary>Ends the loop around it.</summary>
public sealed record BreakActivity(string Id, string Name) : Activity(Id, Name);

/// <summary>Gives the journey the id by which events find it.</summary>
public sealed record CorrelateActivity(string Id, string Name, Expression Value) : Activity(Id, Name);

/// <summary>Stops its branch with an incident, for somebody to mend.</summary>
public sealed record FaultActivity(string Id, string Name, Expression? Code, Expression? Category, Expression? Kind, Expression? Message) : Activity(Id, Name);

/// <summary>Keeps a line in the journey's history.</summary>
public sealed record WriteLineActivity(string Id, string Name, Expression? Text) : Activity(Id, Name);

/// <summary>Waits for a time span, as Elsa writes it: <c>7.00:00:00</c>.</summary>
public sealed record DelayActivity(string Id, string Name, Expression Span) : Activity(Id, Name);

/// <summary>Waits until an instant; one that has passed is not waited for.</summary>
public sealed record StartAtActivity(string Id, string Name, Expression Instant) : Activity(Id, Name);

/// <summary>Waits for an event by name; <paramref name="Result"/> is the variable that gets what came with it.</summary>
public sealed record EventActivity(string Id, string Name, Expression EventName, string? Result) : Activity(Id, Name);

/// <summary>Tells those that wait for the event: in this journey alone where it is <paramref name="Local"/>, else in all, or in those of one correlation.</summary>
public sealed record PublishEventActivity(
    string Id, string Name, Expression EventName, Expression? Correlation, bool Local, Expression? Payload) : Activity(Id, Name);

/// <summary>Asks somebody outside for a piece of work, and waits until it is reported done.</summary>
public sealed record RunTaskActivity(string Id, string Name, Expression Task, Expression? Payload, string? TaskId, string? Result) : Activity(Id, Name);
