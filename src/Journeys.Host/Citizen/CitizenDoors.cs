using System.Text.Json;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>What the citizen's room needs of the rest of the host. It reads and sends commands through these; it never appends.</summary>
public sealed record CitizenDoors
{
    /// <summary>A journey with its history, personal data opened; null where there is none.</summary>
    public required Func<Guid, CancellationToken, Task<JourneyReading?>> Read { get; init; }

    /// <summary>The journeys that a person has a part in, newest first.</summary>
    public required Func<Guid, CancellationToken, Task<IReadOnlyList<Guid>>> JourneysOf { get; init; }

    /// <summary>The engine's one way of applying a command; returns when it is committed.</summary>
    public required Func<Guid, JourneyCommand, CancellationToken, Task> Send { get; init; }

    /// <summary>Personal data as a person typed it (first the journey, then who), made ready: people by id, and sealed as it is kept.</summary>
    public required Func<Guid, Guid, JsonElement, CancellationToken, Task<ArrivedData>> Arrive { get; init; }

    /// <summary>The journey's versions as they are committed, from now on.</summary>
    public required Func<Guid, CancellationToken, IAsyncEnumerable<long>> Changes { get; init; }

    public required Evaluate Evaluate { get; init; }

    /// <summary>A life event's words: definition id, language.</summary>
    public required Func<string, string, IReadOnlyDictionary<string, string>> Texts { get; init; }
    public required AgencyBook Agencies { get; init; }
    public required Drafts Drafts { get; init; }

    /// <summary>The journeys' time.</summary>
    public required Func<DateTimeOffset> Now { get; init; }
}

/// <summary>Half-filled forms, kept sealed by journey, bookmark and person: they survive days, and go with the person to other devices.</summary>
public sealed record Drafts(
    Func<DraftKey, CancellationToken, Task<IReadOnlyDictionary<string, string>?>> Find,
    Func<DraftKey, IReadOnlyDictionary<string, string>, CancellationToken, Task> Save,
    Func<DraftKey, CancellationToken, Task> Drop,
    Func<Guid, Guid, CancellationToken, Task<IReadOnlySet<string>>> Bookmarks);

public readonly record struct DraftKey(Guid Journey, string Bookmark, Guid Person);
