using Journeys.Host.Citizen;

namespace Journeys.Host.Analyst;

/// <summary>A journey at one moment, as the analyst reads it: its history, its state and what changed, and the citizen's page then.</summary>
public sealed record ReplayPage(
    string Pseudonym,
    string Definition,
    string? Notice,
    EventLine Now,
    ReplayLinks Links,
    string AtValue,
    IReadOnlyList<TurnLine> Turns,
    IReadOnlyList<ComparedTable> Tables,
    IReadOnlyList<string> Changes,
    JourneyPage Citizen);

/// <summary>The versions to go to; null where one is there already.</summary>
public sealed record ReplayLinks(long? First, long? Previous, long? Next, long? Last);

/// <summary>What came from outside, and the events that followed; open where it holds the moment that is shown.</summary>
public sealed record TurnLine(string Title, string Who, string Time, bool Open, IReadOnlyList<EventLine> Events);

public sealed record EventLine(long Version, long Of, string Time, string Name, string Who, string Payload, bool Current);

/// <summary>A table of the state; without rows it says <paramref name="Empty"/>.</summary>
public sealed record ComparedTable(string Id, string Title, string Empty, IReadOnlyList<string> Columns, IReadOnlyList<ComparedRow> Rows)
{
    public bool Changed => Rows.Any(r => r.Change != Change.None);
}
