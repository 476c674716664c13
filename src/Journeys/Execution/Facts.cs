using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>What registers report: it starts a journey, is recorded in a running one, corrects or annuls what was reported.</summary>
internal static class Facts
{
    public static bool Start(Turn turn, StartJourney start)
    {
        if (turn.Journey.Definition.Length > 0)
            return Record(turn, start.Fact);
        turn.Emit(new JourneyStarted(turn.Definition.Id, turn.Definition.Version, turn.Definition.Hash));
        RecordInitial(turn);
        Record(turn, start.Fact);
        Flow.Enter(turn, turn.Definition.Start);
        return true;
    }

    private static void RecordInitial(Turn turn)
    {
        var initial = SortedMap<FactValue>.Empty.SetAll(
            from fact in turn.Definition.Facts
            let value = FactValue.Initial(fact.Value)
            where value is not null
            select KeyValuePair.Create(fact.Key, value.Value));
        if (initial.Count > 0)
            turn.Emit(new FactsRecorded("initial", initial));
        foreach (var (name, value) in turn.Definition.Variables)
            if (value is not null && turn.Evaluate(value) is Evaluation.Known known)
                turn.Emit(new VariableAssigned(name, FactValue.From(known.Value)));
    }

    public static bool Record(Turn turn, RecordFact fact)
    {
        if (turn.Journey.RegisterFacts.ContainsKey(fact.FactId) || turn.Journey.Status == JourneyStatus.Cancelled)
            return false;
        turn.Emit(new RegisterFactRecorded(fact.Register, fact.Fact, fact.FactId, fact.Supersedes, fact.As, fact.Data.Sealed));
        if (fact.Supersedes is { } earlier && turn.Journey.Facts.Values.Any(w => w.Any(x => x.Source == Source(earlier))))
            turn.Emit(new FactsWithdrawn(Source(earlier)));

        var step = turn.Definition.Index.Awaiting(fact.Register, fact.Fact);
        if (fact.As == Outcome.Annulled)
        {
            if (step?.Starts == true)
                Ends.Cancel(turn, $"{fact.Fact} annulled");
            return true;
        }

        RecordData(turn, fact, step);
        if (step is not null)
            EndWait(turn, step);
        return true;
    }

    private static void RecordData(Turn turn, RecordFact fact, RegisterFact? step)
    {
        if (step?.Principal is { } principal)
            Recording.Participant(turn, fact.Data.Clear, principal);
        if (step is not null)
            Recording.FromStep(turn, new Instance(step), step.Facts, fact.Data.Clear, Source(fact.FactId));
        foreach (var rule in turn.Definition.RegisterFacts.Where(r => r.Register == fact.Register && r.Fact == fact.Fact))
            Recording.Facts(turn, null, rule.Facts, fact.Data.Clear, Source(fact.FactId));
    }

    private static void EndWait(Turn turn, RegisterFact step)
    {
        foreach (var (id, bookmark) in turn.Journey.Bookmarks.Where(b => b.Value.Kind == BookmarkKind.Fact && b.Value.Instance == step.StepId))
        {
            turn.Emit(new BookmarkClosed(id));
            turn.Emit(new StepEnded(bookmark.Instance, Port.Done, null, false));
        }
    }

    private static string Source(string factId) => $"fact:{factId}";
}
