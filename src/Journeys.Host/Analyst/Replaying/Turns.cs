using Journeys.Execution;
using Journeys.Host.Engine;

namespace Journeys.Host.Analyst;

/// <summary>What came from outside (a fact, an answer, a submission, a day), first, and all that followed from it.</summary>
public sealed record HistoryTurn(IReadOnlyList<JournalEntry> Events)
{
    public JournalEntry Cause => Events.FirstOrDefault(e => e.Event is RegisterFactRecorded or JourneyBegun) ?? Events[0];

    public bool Holds(long version) => Events[0].Version <= version && version <= Events[^1].Version;
}

/// <summary>Groups events by what they followed from.</summary>
public static class Turns
{
    public static IReadOnlyList<HistoryTurn> Of(IReadOnlyList<JournalEntry> events)
    {
        var turns = new List<List<JournalEntry>>();
        foreach (var entry in events)
            if (turns.Count == 0 || (IsInput(entry.Event) && !Starts(turns[^1], entry.Event)))
                turns.Add([entry]);
            else
                turns[^1].Add(entry);
        return [.. turns.Select(t => new HistoryTurn(t))];
    }

    private static bool IsInput(IJourneyEvent happened) =>
        happened is RegisterFactRecorded or AnswerRecorded or DemandRefused or TaskSubmitted or RequestWithdrawn or JourneyWithdrawn or OfferTaken or DeadlinePassed or Intervened or JourneyMigrated;

    // A journey's first fact is recorded after its start, in the same turn.
    private static bool Starts(List<JournalEntry> turn, IJourneyEvent happened) =>
        happened is RegisterFactRecorded && turn[0].Event is JourneyStarted && !turn.Exists(e => e.Event is RegisterFactRecorded);
}
