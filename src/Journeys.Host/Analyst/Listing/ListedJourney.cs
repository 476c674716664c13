using Journeys.Execution;

namespace Journeys.Host.Analyst;

/// <summary>A journey in the analysts' list: how it stands and what it waits for, and nothing about anyone.</summary>
public sealed record ListedJourney
{
    public Guid Id { get; init; }
    public string Pseudonym { get; init; } = "";
    public string Definition { get; init; } = "";
    public int DefinitionVersion { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset LastAt { get; init; }
    public string LastEvent { get; init; } = "";
    public long Events { get; init; }
    public JourneyStatus Status { get; init; }
    public IReadOnlyList<ListedWait> Waits { get; init; } = [];

    /// <summary>The agencies that it waits for, each once: what the list is filtered by.</summary>
    public IReadOnlyList<string> Agencies { get; init; } = [];
}

/// <summary>An open wait, and since when. <paramref name="Agency"/> is null where it is the citizen's.</summary>
public sealed record ListedWait(string Bookmark, BookmarkKind Kind, string? Agency, DateTimeOffset Since);
