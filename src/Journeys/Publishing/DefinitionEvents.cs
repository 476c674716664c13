using Journeys.WhatIf;

namespace Journeys.Publishing;

/// <summary>Something that happened to one version of a life event's definition. A life event's versions share one stream.</summary>
public interface IDefinitionEvent
{
    int Version { get; }

    /// <summary>Names the content (<see cref="Definitions.Definition.Hash"/>).</summary>
    string Hash { get; }
}

/// <summary>A host, or whoever publishes, read a content for the first time. A draft may change under its version until it is published.</summary>
public sealed record DefinitionDrafted(string Definition, int Version, string Hash) : IDefinitionEvent;

/// <summary>The content was read without a fault and proven sound.</summary>
public sealed record DefinitionChecked(int Version, string Hash) : IDefinitionEvent;

/// <summary>New journeys begin on this version.</summary>
/// <param name="Version">Never the number of another content.</param>
/// <param name="Hash">What was published.</param>
/// <param name="By">Who published it.</param>
/// <param name="Trial">How history would have gone by it; null where no earlier version had been published.</param>
/// <param name="Override">Why it was published though the trial spoke against it; null where it did not.</param>
public sealed record DefinitionPublished(int Version, string Hash, string By, Trial? Trial, string? Override) : IDefinitionEvent;

/// <summary>No new journey begins on this version; those that run on it keep it.</summary>
public sealed record DefinitionRetired(int Version, string Hash, string By, string Reason) : IDefinitionEvent;
