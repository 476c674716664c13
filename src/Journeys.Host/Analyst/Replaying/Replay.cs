using Journeys.Execution;
using Journeys.Host.Engine;

namespace Journeys.Host.Analyst;

/// <summary>A journey's events, to be folded to any moment. Pure: it knows no state but what it folds.</summary>
public sealed class Replay(Guid journey, IReadOnlyList<JournalEntry> events)
{
    public IReadOnlyList<JournalEntry> Events => events;

    public long First => events[0].Version;

    public long Last => events[^1].Version;

    /// <summary>The journey as it was after the event of that version; null where there is none.</summary>
    public Moment? At(long version)
    {
        var index = IndexOf(version);
        if (index < 0) return null;
        var before = Fold(events.Take(index));
        var entry = events[index];
        return new(entry, before, Journey.Evolve(before, entry.Event, entry.At));
    }

    /// <summary>The version of the last event that had happened at an instant; null before the first.</summary>
    public long? VersionAt(DateTimeOffset instant) => events.LastOrDefault(e => e.At <= instant)?.Version;

    private int IndexOf(long version)
    {
        for (var index = 0; index < events.Count; index++)
            if (events[index].Version == version) return index;
        return -1;
    }

    private Journey Fold(IEnumerable<JournalEntry> entries) =>
        entries.Aggregate(Journey.Initial with { Id = journey }, (state, e) => Journey.Evolve(state, e.Event, e.At));
}

/// <summary>An event, and the journey before and after it.</summary>
public sealed record Moment(JournalEntry Entry, Journey Before, Journey After);
