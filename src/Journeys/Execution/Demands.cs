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
        List<(string Key, StepState State, AgencyStep Step)> asked = [];
        foreach (var (key, state) in journey.Steps)
            if ((hasRun || !state.Ended) && rights.Of(state.Activity) is { } step && IsClocked(journey, key, state, hasRun))
                asked.Add((key, state, step));
        var rows = asked.SelectMany(s => Rows(journey, s.Key, s.State, s.Step)).ToImmutableList();
        if (!rows.IsEmpty)
            turn.Emit(new DeadlinesRevised(rows));
        foreach (var (key, state, _) in asked)
            Offer(turn, key, state);
    }

    /// <summary>Whether a decision is waited for, or a clock has run.</summary>
    private static bool IsClocked(Journey journey, string key, StepState state, bool hasRun) => Waits(journey, key, state)
        || (hasRun && HasClock(journey, key));

    private static bool HasClock(Journey journey, string key) => EngineRows.Find(journey, EngineRows.Delay, key) is not null || EngineRows.Find(journey, EngineRows.Demand, key) is not null;

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

    private static IEnumerable<DeadlineRevision> Rows(Journey journey, string key, StepState state, AgencyStep step)
    {
        var (delay, demand) = (EngineRows.Find(journey, EngineRows.Delay, key), EngineRows.Find(journey, EngineRows.Demand, key));
        var waits = Waits(journey, key, state);
        if (waits && state.DemandedOn is null && !IsOffered(delay))
            return Set(journey, EngineRows.Delay, key, AgencyTime.Due(step, state, SixMonths), met: false);
        var rows = waits && state.DemandedOn is null ? [] : Met(delay);
        if (state.DemandedOn is { } on && (waits || demand is not null))
            return rows.Concat(Set(journey, EngineRows.Demand, key, StatutoryTime.Due(on, FourWeeks), met: !waits || !IsUnanswered(journey, key)));
        return rows.Concat(Met(demand));
    }

    private static IEnumerable<DeadlineRevision> Set(Journey journey, string row, string key, DateOnly? date, bool met)
    {
        var current = EngineRows.Find(journey, row, key)?.Current;
        var same = current is null ? date is null : current.Date == date && current.Met == met;
        return same ? [] : [EngineRows.Next(journey, row, key, date, met)];
    }

    private static IEnumerable<DeadlineRevision> Met(DeadlineState? row) =>
        row is { Current: { Met: false } current } ? [current with { Revision = current.Revision + 1, Met = true }] : [];

    private static bool Waits(Journey journey, string key, StepState state) => !state.Ended && journey.HasAnswerOpen(key);

    /// <summary>A right that has come is not taken away by what the agency asks for afterwards.</summary>
    private static bool IsOffered(DeadlineState? delay) => delay is { Missed: true, Current: { Met: false, Date: not null } };

    private static bool IsUnanswered(Journey journey, string key) => journey.IsOpenAt(key, b => b.Kind == BookmarkKind.Demand);

    private static void Offer(Turn turn, string key, StepState state)
    {
        var open = turn.Journey.OpenAt(key, b => b.Task == TaskKind.Demand);
        var offered = Waits(turn.Journey, key, state) && state.DemandedOn is null && IsOffered(EngineRows.Find(turn.Journey, EngineRows.Delay, key));
        if (offered && open.Count == 0)
            turn.Emit(new TaskOpened(turn.NextBookmark($"{key}.delay"), key, TaskKind.Demand, null, []));
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
