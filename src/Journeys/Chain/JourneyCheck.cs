namespace Journeys.Chain;

/// <summary>
/// Finds the first event of a journey, which should have <paramref name="version"/> of them, that is not what its hash,
/// its chain and the published heads (earliest first) say.
/// </summary>
internal sealed class JourneyCheck(Guid journey, long version, IReadOnlyList<LoggedEvent> events, IReadOnlyList<Leaf> leaves)
{
    private long Published => leaves.Count == 0 ? 0 : leaves[^1].Version;

    private long Needed => Math.Max(version, Published);

    public Difference? First()
    {
        if (events.Count == 0) return Needed == 0 ? null : new(DifferenceKind.MissingJourney, $"it had {Needed} events, and none is left.", journey);
        var before = Digest.Zero;
        foreach (var (index, e) in events.Index())
        {
            if ((AtPlace(index, e) ?? AtHash(index, e, before)) is { } found) return found;
            before = e.Hash!.Value;
        }

        return events.Count < Needed ? Missing(events.Count + 1, "it and all after it are gone from the end.") : AtHeads();
    }

    private Difference? AtPlace(int index, LoggedEvent e)
    {
        var expected = index + 1;
        if (e.Version < expected) return Difference.At(DifferenceKind.AddedEvent, e, "this version stands here more than once.");
        if (e.Version > expected)
            return events.Any(other => other.Version == expected)
                ? Difference.At(DifferenceKind.MovedEvent, e, $"it stands where event {expected} belongs.")
                : Missing(expected, $"after event {index} comes event {e.Version}.");
        return e.Version > Needed ? Difference.At(DifferenceKind.AddedEvent, e, $"the journey has {version} events.") : null;
    }

    private Difference? AtHash(int index, LoggedEvent e, Digest before)
    {
        if (e.Hash is null) return Difference.At(DifferenceKind.AddedEvent, e, "it has no hash, and every commit gives one.");
        if (e.After(before) == e.Hash) return null;
        if (index > 0 && e.AfterAs(index > 1 ? events[index - 2].Hash!.Value : Digest.Zero, e.Version - 1) == e.Hash) return Added(events[index - 1], e);
        if (Displacement.FormerVersion(e, events) is { } former && former != e.Version)
            return Difference.At(DifferenceKind.MovedEvent, e, $"it was event {former}.");
        if (index + 1 < events.Count && events[index + 1] is var next && next.AfterAs(before, e.Version) == next.Hash) return Added(e, next);
        return events.Count < Needed
            ? Difference.At(DifferenceKind.MissingEvent, e, $"there were {Needed} events, and {events.Count} are left: event {e.Version} was removed and those after it renumbered.")
            : Difference.At(DifferenceKind.ChangedEvent, e, "its name, time or data are not those that its hash was taken of, or its hash was changed.");
    }

    /// <summary>A chain that is whole, yet not the one that was published.</summary>
    private Difference? AtHeads()
    {
        var agreed = 0L;
        foreach (var leaf in leaves)
        {
            if (leaf.Version < 1 || events[(int)leaf.Version - 1].Hash != leaf.Head)
                return Difference.At(DifferenceKind.RewrittenJourney, events[(int)Math.Min(agreed, events.Count - 1)],
                    $"the chain was computed anew: root {leaf.Root} has another head at event {leaf.Version}; the first that differs is among events {agreed + 1} to {leaf.Version}.");
            agreed = leaf.Version;
        }

        return null;
    }

    private static Difference Added(LoggedEvent e, LoggedEvent next) => Difference.At(
        DifferenceKind.AddedEvent, e, $"what is now event {next.Version} ({next.Name}) was event {e.Version}.");

    private Difference Missing(long at, string text) => new(DifferenceKind.MissingEvent, text, journey, at);
}
