namespace Journeys.Host.Citizen;

/// <summary>What a life event holds, before anybody has begun it. Every text is final.</summary>
public sealed record LifeEventPage(
    string Name,
    string Lead,
    string Begins,
    IReadOnlyList<LifeEventPart> Parts,
    IReadOnlyList<string> Agencies,
    IReadOnlyList<LifeEventSource> Sources,
    IReadOnlyList<string> Rights);

/// <summary>A phase, with its steps in order.</summary>
public sealed record LifeEventPart(string Id, string Title, IReadOnlyList<LifeEventStep> Steps);

/// <summary>One step: who does it, what is asked, how long it takes, by when, and by which law.</summary>
public sealed record LifeEventStep(
    string Id, string Title, string Lead, string Who, IReadOnlyList<string> Times, IReadOnlyList<string> Questions, string? Law);

/// <summary>What is fetched, from whom, and the law that allows it.</summary>
public sealed record LifeEventSource(string What, string From, string? Law);
