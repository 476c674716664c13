using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>A journey as the page reads it: the state, and what happened, in order, its personal data opened for this rendering only.</summary>
public sealed record JourneyReading(Journey Journey, long Version, Definition Definition, IReadOnlyList<Happening> Happenings)
{
    /// <summary>The versions that it ran on before it was migrated: what was done by a step that is gone is told by them.</summary>
    public IReadOnlyList<Definition> Earlier { get; init; } = [];

    /// <summary>The words of the version that it runs on, by language.</summary>
    public IReadOnlyDictionary<string, LanguageTexts> Texts { get; init; } = new Dictionary<string, LanguageTexts>();
}

/// <summary>An event with its time and version. <paramref name="Data"/> is in clear; <see cref="Erased"/> stands for what was erased.</summary>
public sealed record Happening(IJourneyEvent Event, DateTimeOffset At, long Version, JsonElement? Data)
{
    /// <summary>The text that takes the place of an erased person's data. No agency can send it: it is not printable.</summary>
    public const string Erased = "\u0000erased";
}
