using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>What registers report, and how people begin: it starts a journey, is recorded in a running one, corrects or annuls what was reported.</summary>
internal static class Facts
{
    public static bool Start(Turn turn, StartJourney start)
    {
        if (turn.Journey.Definition.Length > 0)
            return Record(turn, start.Fact);
        if (start.Fact.As == Outcome.Annulled)
            return false;
        turn.Emit(new JourneyStarted(turn.Definition.Id, turn.Definition.Version, turn.Definition.Hash));
        RecordInitial(turn);
        Record(turn, start.Fact);
        Flow.Enter(turn, turn.Definition.Start);
        return true;
    }

    /// <summary>A person begins it; one that is there already is not begun again.</summary>
    public static bool Begin(Turn turn, BeginJourney begin)
    {
        if (turn.Journey.Definition.Length > 0 || turn.Definition.Begin is not { } rule)
            return false;
        turn.Emit(new JourneyStarted(turn.Definition.Id, turn.Definition.Version, turn.Definition.Hash));
        turn.Emit(new JourneyBegun(begin.By, rule.Role) { Data = begin.Data.Sealed });
        RecordInitial(turn);
        Recording.Join(turn, begin.By, rule.Role, rule.Role);
        Flow.Enter(turn, turn.Definition.Start);
        return true;
    }

    internal static void RecordInitial(Turn turn)
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
        if (turn.Journey.RegisterFacts.ContainsKey(fact.FactId) || turn.Journey.Status == JourneyStatus.Cancelled
            || Matters.IsOther(turn, fact))
            return false;
        turn.Emit(new RegisterFactRecorded(fact.Register, fact.Fact, fact.FactId, fact.Supersedes, fact.As, fact.Data.Sealed));
        if (fact.Supersedes is { } earlier && turn.Journey.Facts.Values.Any(w => w.Any(x => x.Source == Source(earlier))))
            turn.Emit(new FactsWithdrawn(Source(earlier)));

        var steps = turn.Definition.Index.Steps.OfType<RegisterFact>().Where(s => s.Takes(fact.Register, fact.Fact)).ToList();
        if (fact.As == Outcome.Annulled)
        {
            Annul(turn, fact, steps);
            return true;
        }

        RecordData(turn, fact, steps);
        steps.ForEach(s => EndWait(turn, s));
        return true;
    }

    private static void RecordData(Turn turn, RecordFact fact, List<RegisterFact> steps)
    {
        foreach (var step in steps)
        {
            if (step.Principal is { } principal)
                Recording.Participant(turn, fact.Data.Clear, principal);
            Recording.FromStep(turn, new Instance(step), step.Facts, fact.Data.Clear, Source(fact.FactId));
        }

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

    /// <summary>The fact that began the journey takes it away; any other is waited for again, and what followed from it is to be checked.</summary>
    private static void Annul(Turn turn, RecordFact fact, List<RegisterFact> steps)
    {
        var stands = turn.Journey.RegisterFacts.Values.Any(f => f.Valid && steps.Exists(s => s.Takes(f.Register, f.Fact)));
        if (steps.Exists(s => s.Starts))
        {
            if (stands)
                turn.Incident(steps[0].StepId, $"A {fact.Fact} was annulled, and another report of it still stands. Ask the register which holds.");
            else
                Ends.Cancel(turn, $"{fact.Fact} annulled");
            return;
        }

        if (stands)
            return;
        foreach (var step in steps.Where(s => turn.Journey.Steps.Find(s.StepId) is { Ended: true, Port: Port.Done }))
        {
            turn.Emit(new FactAwaited(turn.NextBookmark(step.StepId), step.StepId, step.Register, step.Fact));
            Checks.AfterCorrection(turn, new Instance(step), true, false);
        }
    }

    private static string Source(string factId) => $"fact:{factId}";
}
