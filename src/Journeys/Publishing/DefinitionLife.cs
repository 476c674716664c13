using System.Collections.Immutable;

namespace Journeys.Publishing;

/// <summary>How far a version has come.</summary>
public enum VersionStage
{
    Drafted,
    Checked,
    Published,
    Retired,
}

/// <summary>One version of a life event as its stream tells it.</summary>
public sealed record VersionLife(int Version, string Hash, VersionStage Stage)
{
    /// <summary>Its content is kept for ever, and no other may have its number.</summary>
    public bool IsFixed => Stage >= VersionStage.Published;
}

/// <summary>A life event's versions, folded from its stream.</summary>
public sealed record DefinitionLife(ImmutableSortedDictionary<int, VersionLife> Versions)
{
    public static DefinitionLife None { get; } = new(ImmutableSortedDictionary<int, VersionLife>.Empty);

    /// <summary>The version that new journeys begin on: the highest that is published and not retired; null where there is none.</summary>
    public VersionLife? InForce => Versions.Values.LastOrDefault(v => v.Stage == VersionStage.Published);

    /// <summary>The highest number that was ever published; 0 where none was.</summary>
    public int LastFixed => Versions.Values.LastOrDefault(v => v.IsFixed)?.Version ?? 0;

    /// <summary>The life after an event.</summary>
    public static DefinitionLife Evolve(DefinitionLife life, IDefinitionEvent happened) => life with
    {
        Versions = life.Versions.SetItem(happened.Version, new(happened.Version, happened.Hash, happened switch
        {
            DefinitionDrafted => VersionStage.Drafted,
            DefinitionChecked => VersionStage.Checked,
            DefinitionPublished => VersionStage.Published,
            _ => VersionStage.Retired,
        })),
    };
}
