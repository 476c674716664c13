using System.Collections.Immutable;

namespace Journeys.Execution;

/// <summary>A published version of a life event.</summary>
public sealed record MigratedVersion(int Version, string Hash);

/// <summary>An invariant that was proven, and of how many things.</summary>
public sealed record ProvenInvariant(string Name, int Compared);

/// <summary>
/// Why a running journey may go on by another version: its <paramref name="Inputs"/> external inputs, decided again by that,
/// hold every invariant. <paramref name="Steps"/> are those that have other names, or none: split, merged, removed.
/// </summary>
public sealed record Certificate(
    MigratedVersion From, MigratedVersion To, SortedMap<ImmutableList<string>> Steps, int Inputs, ImmutableList<ProvenInvariant> Proven);

/// <summary>The journey goes on by another version of its life event; <paramref name="State"/> is what its inputs come to by that.</summary>
public sealed record JourneyMigrated(Certificate Certificate, MigratedState State) : IJourneyEvent;
