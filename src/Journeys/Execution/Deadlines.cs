using System.Collections.Immutable;
using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>Last days belong to steps, not to waits: set when what they count from is known, moved when it moves, met once.</summary>
internal static class Deadlines
{
    private static readonly TimeSpan[] Backoff =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromDays(1)];

    /// <summary>The question lies in a silent source's inbox: to ask each minute would tell it nothing new.</summary>
    private static readonly TimeSpan[] Silence = [TimeSpan.FromHours(2), TimeSpan.FromHours(21)];

    public static void Revise(Turn turn)
    {
        List<DeadlineRevision>? changed = null;
        foreach (var subject in turn.Known.LastDays(turn.Definition, turn.Journey))
        {
            var known = turn.Known.Of(subject);
            if (known.IsFresh)
                continue;
            var (outer, before) = (turn.Watch(), turn.Events.Count);
            var revision = Revision(turn, subject[0].Step, subject[0].Step.Deadline!, subject);
            turn.Keep(known, outer, done: revision is null && turn.Events.Count == before);
            if (revision is not null)
                (changed ??= []).Add(revision);
        }

        if (changed is not null)
            turn.Emit(new DeadlinesRevised([.. changed]));
    }

    private static DeadlineRevision? Revision(Turn turn, Step step, Deadline deadline, IReadOnlyList<Instance> instances)
    {
        var row = turn.Journey.Deadlines.Find(instances[0].LastDay!);
        var current = row?.Current;
        turn.Note(Reads.OfName(instances[0].LastDay!) | Reads.OfActivity(step.Id));
        var (applies, allMet) = (false, true);
        for (var i = 0; i < instances.Count; i++)
        {
            var s = turn.Journey.Steps[instances[i].Key];
            applies |= s.Ended ? s.Port != Port.NotApplicable : (s.Applies != false && !CannotBeUsed(step, s)) || s.Phase == StepPhase.WithAgency;
            allMet &= Met(s, deadline.MetBy);
        }

        var found = applies ? DueDates.Of(turn, step, instances[0]) : null;
        var met = row is { Again: false, Current.Met: true } || (found is not null && allMet);
        if (found is null ? current?.Date is null : row is { Again: false } && IsSame(row.Current, found, met))
            return null;
        ImmutableList<DateOnly> reminders = found is null || deadline.Remind.Count == 0 ? [] : [.. deadline.Remind.Select(p => Before(found.Date, p)).Order()];
        return new DeadlineRevision(
            step.StepId, instances[0].Subject, deadline.Name, (current?.Revision ?? 0) + 1,
            found?.Date, OpensAt(turn, deadline, found, row), found?.Provisional ?? false, deadline.Hard, met, reminders);
    }

    // Reminders are counted from the day: they differ only where it does.
    private static bool IsSame(DeadlineRevision current, DueDate due, bool met) =>
        current.Date == due.Date && current.Provisional == due.Provisional && current.Met == met;

    /// <summary>A right that nothing has given yet runs out on no day.</summary>
    private static bool CannotBeUsed(Step step, StepState state) => step.Right && state is { Ready: false, Phase: StepPhase.NotEntered or StepPhase.Offered };

    /// <summary>The instant at which a window opens; null where it is open already, and for other days.</summary>
    private static DateTimeOffset? OpensAt(Turn turn, Deadline deadline, DueDate? due, DeadlineState? row)
    {
        if (due is null || deadline.Rule != DeadlineRule.WindowEachMonth)
            return null;
        if (row is { Again: false, Missed: false } && row.Current.Date == due.Date)
            return row.Current.At;
        var opens = Recurrences.Opens(deadline, due.Date);
        turn.Note(Reads.OfDay);
        return opens > turn.Today ? SwedishTime.StartOf(opens) : null;
    }

    private static bool Met(StepState state, MetBy metBy) =>
        metBy == MetBy.Sent ? state.SentOn is not null || state.Ended : state.Ended || (state.Phase == StepPhase.Offered && state.EndedOn is not null);

    /// <summary>A reminder is not a statutory day: counted back in the calendar, not shifted.</summary>
    private static DateOnly Before(DateOnly date, Period period) =>
        date.AddMonths((12 * period.Years) + period.Months).AddDays((7 * period.Weeks) + period.Days);

    /// <summary>A row came. An old revision decides nothing: the day was moved, met or taken away.</summary>
    public static bool Pass(Turn turn, PassDeadline passed)
    {
        if (turn.Journey.Status != JourneyStatus.Running
            || !turn.Journey.Deadlines.TryGetValue(passed.Key, out var deadline)
            || deadline.Current.Revision != passed.Revision
            || deadline.Current.Met)
            return false;
        return passed.Mark switch
        {
            DeadlineMark.Reminder => Remind(turn, passed, deadline),
            DeadlineMark.Due => Miss(turn, passed, deadline),
            DeadlineMark.Delay => Demands.Pass(turn, passed, deadline),
            DeadlineMark.Opens => Open(turn, passed, deadline),
            _ => TryAgain(turn, passed, deadline),
        };
    }

    private static bool Remind(Turn turn, PassDeadline passed, DeadlineState deadline)
    {
        var due = deadline.Current.Reminders.Count(d => SwedishTime.StartOf(d) <= turn.Now);
        if (deadline.Current.Provisional || due <= deadline.RemindersSent)
            return false;
        turn.Emit(new DeadlinePassed(passed.Key, passed.Revision, DeadlineMark.Reminder));
        return true;
    }

    private static bool Miss(Turn turn, PassDeadline passed, DeadlineState deadline)
    {
        var date = deadline.Current.Date;
        if (deadline.Missed || deadline.Current.Provisional || date is null || turn.Now < SwedishTime.EndOf(date.Value))
            return false;
        if (TimedSteps.End(turn, passed, deadline.Current))
            return true;
        turn.Emit(new DeadlinePassed(passed.Key, passed.Revision, DeadlineMark.Due));
        if (turn.Definition.Index.Step(deadline.Current.Step) is not { } step)
            return true;
        Flow.FollowMissed(turn, step);
        Recurrences.Close(turn, step, deadline.Current);
        return true;
    }

    /// <summary>A window opens: what waited for it may begin.</summary>
    private static bool Open(Turn turn, PassDeadline passed, DeadlineState deadline)
    {
        if (deadline.Current.At is null && deadline.Current.Date is { } day && turn.Now >= SwedishTime.EndOf(day))
            return TimedSteps.End(turn, passed, deadline.Current);
        if (deadline.Current.At is not { } at || at > turn.Now)
            return false;
        turn.Emit(new DeadlinePassed(passed.Key, passed.Revision, DeadlineMark.Opens));
        return true;
    }

    private static bool TryAgain(Turn turn, PassDeadline passed, DeadlineState deadline)
    {
        var instance = deadline.Current.Name;
        if (deadline.Current.At is null || deadline.Current.At > turn.Now)
            return false;
        turn.Emit(new DeadlinePassed(passed.Key, passed.Revision, DeadlineMark.Retry));
        if (Timers.IsTimer(deadline.Current))
            Timers.Pass(turn, instance);
        else if (!GoOnWithout(turn, instance))
            AskSilentAgain(turn, instance);
        return true;
    }

    /// <summary>A source that has said nothing in its time is gone on without; the request stays, and its answer is taken when it comes.</summary>
    private static bool GoOnWithout(Turn turn, string instance)
    {
        if (turn.Journey.Steps[instance] is not { Phase: StepPhase.WithAgency, Unavailable: false, Attempt: 1 } || !turn.Journey.HasAnswerOpen(instance)
            || Instance.Find(turn.Definition, turn.Journey, instance)?.Step is not FetchEvidence { Timeout: not null })
            return false;
        turn.Emit(new StepEnded(instance, Port.Done, Outcome.Unavailable, false));
        LookAgain(turn, Instance.Find(turn.Definition, turn.Journey, instance)!, Silence[0]);
        return true;
    }

    /// <summary>One that stays silent is asked a last time before a day has gone; then it is missing, until it answers all the same.</summary>
    private static void AskSilentAgain(Turn turn, string instance)
    {
        if (AskAgain(turn, instance) && turn.Journey.Steps[instance] is { Ended: true, Attempt: 2 }
            && Instance.Find(turn.Definition, turn.Journey, instance) is { Step: FetchEvidence { Timeout: not null } } silent)
            LookAgain(turn, silent, Silence[1]);
    }

    /// <summary>Asks an agency that has not answered once more, at the same bookmark. False where none is waited for.</summary>
    public static bool AskAgain(Turn turn, string instance)
    {
        if (turn.Journey.OpenAt(instance, b => b.Kind == BookmarkKind.Answer) is not [var open, ..] || Instance.Find(turn.Definition, turn.Journey, instance)?.Step is not AgencyActivity step)
            return false;
        var state = turn.Journey.Steps[instance];
        turn.Emit(new AgencyAsked(open, instance, state.Agency ?? step.Agency, step.Service, VerbOf(step), state.Attempt + 1));
        return true;
    }

    private static MessageVerb VerbOf(AgencyActivity step) =>
        step.Profile switch { Profile.EX => MessageVerb.Expected, Profile.FE => MessageVerb.Fetch, _ => MessageVerb.Request };

    /// <summary>An agency that could not be reached is asked again after 1, 5 and 30 minutes, 2 hours, then daily.</summary>
    public static void Retry(Turn turn, Instance instance)
    {
        var attempt = turn.Journey.Steps[instance.Key].Attempt;
        LookAgain(turn, instance, Backoff[Math.Clamp(attempt - 1, 0, Backoff.Length - 1)]);
    }

    /// <summary>Sets the instant at which an agency that has not answered is asked again, or gone on without.</summary>
    public static void LookAgain(Turn turn, Instance instance, TimeSpan after)
    {
        var at = turn.Now + after;
        var key = DeadlineKey.Of(EngineRows.Retry, null, instance.Key);
        var revision = (turn.Journey.Deadlines.Find(key)?.Current.Revision ?? 0) + 1;
        turn.Emit(new DeadlinesRevised([new(EngineRows.Retry, null, instance.Key, revision, null, at, false, false, false, [])]));
    }

    /// <summary>The agency has answered: it is not asked again.</summary>
    public static void StopRetry(Turn turn, Instance instance)
    {
        if (turn.Journey.Deadlines.Find(DeadlineKey.Of(EngineRows.Retry, null, instance.Key))?.Current is { At: not null } retry)
            turn.Emit(new DeadlinesRevised([retry with { Revision = retry.Revision + 1, At = null }]));
    }

    /// <summary>Takes last days away that are not met.</summary>
    public static void Disarm(Turn turn, Func<DeadlineRevision, bool> which)
    {
        var live = turn.Journey.Deadlines.Values.Select(d => d.Current).Where(d => !d.Met && (d.Date is not null || d.At is not null) && which(d)).ToList();
        if (live.Count > 0)
            turn.Emit(new DeadlinesRevised([.. live.Select(d => d with { Revision = d.Revision + 1, Date = null, At = null, Reminders = [] })]));
    }
}
