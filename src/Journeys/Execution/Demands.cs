using System.Collections.Immutable;
using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>
/// The delay clock of förvaltningslagen (2017:900) 12 §: a case that a person began and that is not decided in the first
/// instance within six months may be demanded to be decided, once; within four weeks the agency decides it or refuses the
/// demand, in a decision that can be appealed. Both times are counted by lag (1930:173).
/// </summary>
internal static class Demands
{
    private static readonly Period SixMonths = Period.Parse("P6M");
    private static readonly Period FourWeeks = Period.Parse("P4W");

    /// <summary>Sets and moves the clocks, and opens and closes the task that they lead to.</summary>
    public static void Review(Turn turn)
    {
        var rights = DemandRights.Of(turn.Definition);
        var known = turn.Known.Of(rights);
        if (known.IsFresh)
            return;
        var (outer, before) = (turn.Watch(), turn.Events.Count);
        turn.Note(rights.Reads);
        Review(turn, rights);
        turn.Keep(known, outer, done: turn.Events.Count == before);
    }

    private static void Review(Turn turn, DemandedSteps rights)
    {
        var (journey, hasRun) = (turn.Journey, HasRun(turn));
        List<Case>? cases = null;
        foreach (var (key, state) in journey.Steps)
            if ((hasRun || !state.Ended) && rights.Of(state.Activity) is { } step && Case.Of(journey, key, state, step, hasRun) is { } found)
                (cases ??= []).Add(found);
        if (cases is null)
            return;
        List<DeadlineRevision> rows = [];
        foreach (var found in cases)
            found.AddRows(rows);
        if (rows.Count > 0)
            turn.Emit(new DeadlinesRevised([.. rows]));
        foreach (var found in cases)
            Offer(turn, found);
    }

    /// <summary>Whether any clock has run.</summary>
    private static bool HasRun(Turn turn)
    {
        var hasRun = false;
        foreach (var (key, row) in turn.Journey.Deadlines)
            if (row.Current.Step is EngineRows.Delay or EngineRows.Demand)
            {
                hasRun = true;
                turn.Note(Reads.OfName(key));
            }

        return hasRun;
    }

    /// <summary>One whose decision is waited for, or whose clock has run.</summary>
    private sealed record Case(Journey Journey, string Key, StepState State, AgencyStep Step, bool Waits, DeadlineState? Delay, DeadlineState? Demand)
    {
        public static Case? Of(Journey journey, string key, StepState state, AgencyStep step, bool hasRun)
        {
            var waits = !state.Ended && journey.HasAnswerOpen(key);
            var (delay, demand) = hasRun ? (EngineRows.Find(journey, EngineRows.Delay, key), EngineRows.Find(journey, EngineRows.Demand, key)) : (null, null);
            return waits || delay is not null || demand is not null ? new(journey, key, state, step, waits, delay, demand) : null;
        }

        private bool IsUndemanded => Waits && State.DemandedOn is null;

        public void AddRows(List<DeadlineRevision> rows)
        {
            if (IsUndemanded && !IsOffered(Delay))
            {
                Set(rows, EngineRows.Delay, Delay, AgencyTime.Due(Step, State, SixMonths), met: false);
                return;
            }

            if (!IsUndemanded)
                Meet(rows, Delay);
            if (State.DemandedOn is { } on && (Waits || Demand is not null))
                Set(rows, EngineRows.Demand, Demand, StatutoryTime.Due(on, FourWeeks), met: !Waits || !Journey.IsOpenAt(Key, b => b.Kind == BookmarkKind.Demand));
            else
                Meet(rows, Demand);
        }

        private void Set(List<DeadlineRevision> rows, string row, DeadlineState? state, DateOnly? date, bool met)
        {
            if (state is { Current: { } current } ? current.Date != date || current.Met != met : date is not null)
                rows.Add(EngineRows.Next(Journey, row, Key, date, met));
        }

        private static void Meet(List<DeadlineRevision> rows, DeadlineState? row)
        {
            if (row is { Current: { Met: false } current })
                rows.Add(current with { Revision = current.Revision + 1, Met = true });
        }
    }

    /// <summary>A right that has come is not taken away by what the agency asks for afterwards.</summary>
    private static bool IsOffered(DeadlineState? delay) => delay is { Missed: true, Current: { Met: false, Date: not null } };

    private static void Offer(Turn turn, Case found)
    {
        var open = turn.Journey.OpenAt(found.Key, b => b.Task == TaskKind.Demand);
        var offered = found is { Waits: true, State.DemandedOn: null } && IsOffered(EngineRows.Find(turn.Journey, EngineRows.Delay, found.Key));
        if (offered && open.Count == 0)
            turn.Emit(new TaskOpened(turn.NextBookmark($"{found.Key}.delay"), found.Key, TaskKind.Demand, null, []));
        else if (!offered)
            foreach (var id in open)
                turn.Emit(new BookmarkClosed(id));
    }

    /// <summary>The six months, or the four weeks, are over.</summary>
    public static bool Pass(Turn turn, PassDeadline passed, DeadlineState row)
    {
        if (row.Missed || row.Current.Date is not { } date || turn.Now < SwedishTime.EndOf(date))
            return false;
        turn.Emit(new DeadlinePassed(passed.Key, passed.Revision, DeadlineMark.Delay));
        return true;
    }

    /// <summary>What an agency answers to the demand itself: a refusal, which can be appealed where the decision could be. Decided is the request.</summary>
    public static bool Answer(Turn turn, RecordAnswer answer, Bookmark demand)
    {
        if (Instance.Find(turn.Definition, turn.Journey, demand.Instance) is not { } instance || answer.Outcome == Outcome.Received)
            return false;
        if (answer.Outcome is not (Outcome.Rejected or Outcome.Dismissed))
            return Answers.Refuse(turn, answer, instance, $"{answer.Outcome} came to a demand for a decision, which is only refused (Rejected, Dismissed): the decision itself answers the request.");
        turn.Emit(new DemandRefused(answer.Bookmark, instance.Key, answer.DecisionId, answer.Data.Sealed));
        Rights.OpenOfDemand(turn, instance, answer);
        return true;
    }
}
