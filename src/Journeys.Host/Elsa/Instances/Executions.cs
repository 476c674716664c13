using Journeys.Execution;
using Journeys.Host.Engine;

namespace Journeys.Host.Elsa.Instances;

/// <summary>An event with the visit that it belongs to; null for what concerns the journey as a whole.</summary>
internal sealed record PlacedEvent(JournalEntry Entry, string? Key, int Visit);

/// <summary>A journey's history as Elsa tells it: the visits of its activities, and each event with its visit.</summary>
internal sealed class Executions
{
    private readonly Dictionary<(string Key, int Visit), Execution> _visits = [];
    private readonly List<PlacedEvent> _events = [];
    private readonly Journey _journey;

    public Executions(JourneyView view)
    {
        var before = Journey.Initial with { Id = view.Journey.Id };
        foreach (var entry in view.Events)
        {
            Place(entry, before);
            before = Journey.Evolve(before, entry.Event, entry.At);
        }

        _journey = before;
        All = [.. _visits.Values.Select(Now)];
    }

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<Execution> All { get; }

    public IReadOnlyList<PlacedEvent> Events => _events;

    private void Place(JournalEntry entry, Journey before)
    {
        var key = EventPlace.Of(entry.Event, before);
        var visit = entry.Event is ActivityEntered entered ? entered.Visit : key is null ? 0 : before.Visits.Find(key);
        _events.Add(new(entry, key, visit));
        if (entry.Event is ActivityEntered) _visits[(key!, visit)] = new(key!, visit, entry.At);
        else if (key is not null && _visits.TryGetValue((key, visit), out var running)) _visits[(key, visit)] = After(running, entry);
    }

    private static Execution After(Execution visit, JournalEntry entry) => (EventPlace.Name(entry.Event), entry.Event) switch
    {
        (EventPlace.Completed, ActivityLeft left) => visit with { CompletedAt = entry.At, Status = ExecutionStatus.Completed, Outcomes = left.Ports },
        (EventPlace.Canceled, _) => visit with { CompletedAt = entry.At, Status = ExecutionStatus.Canceled },
        (EventPlace.Faulted, _) when visit.CompletedAt is null => visit with { Status = ExecutionStatus.Faulted },
        (EventPlace.Resumed, _) when visit.Status == ExecutionStatus.Faulted => visit with { Status = ExecutionStatus.Running },
        _ => visit,
    };

    /// <summary>A token that is gone without having left was taken away with the whole journey.</summary>
    private Execution Now(Execution visit)
    {
        if (visit.CompletedAt is not null) return visit;
        if (_journey.Tokens.Find(visit.Key) != visit.Visit) return visit with { Status = ExecutionStatus.Canceled, CompletedAt = _journey.LastAt };
        return visit with { Waits = _journey.Bookmarks.Values.Any(b => (_journey.Steps.Find(b.Instance)?.Activity ?? b.Instance) == visit.Key) };
    }
}
