namespace Journeys.Chain;

/// <summary>Finds where an event stood before it was moved.</summary>
internal static class Displacement
{
    // Each version is tried after each event, so a longer journey would cost too much.
    private const int Most = 500;

    /// <summary>The version that the event's own hash was taken with; null where none fits.</summary>
    public static long? FormerVersion(LoggedEvent e, IReadOnlyList<LoggedEvent> events)
    {
        if (events.Count > Most) return null;
        foreach (var before in events.Select(other => other.Hash).OfType<Digest>().Prepend(Digest.Zero))
            for (var version = 1; version <= events.Count + 1; version++)
                if (e.AfterAs(before, version) == e.Hash) return version;
        return null;
    }
}
