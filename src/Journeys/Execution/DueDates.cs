using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>A last day, and whether it rests on a day that is itself only projected.</summary>
internal sealed record DueDate(DateOnly Date, bool Provisional);

/// <summary>Finds a step's last day by its rule (life-events.md §2.0); null while what it counts from is not known.</summary>
internal static class DueDates
{
    public static DueDate? Of(Turn turn, Step step, Instance instance)
    {
        var deadline = step.Deadline!;
        (DueDate Date, bool OfStep)? found = null;
        for (var i = 0; found is null && i < deadline.Of.Count; i++)
            found = Base(turn, deadline.Of[i], instance);
        var due = deadline.Recurs ? Recurrences.Of(turn, step, instance, found?.Date.Date)
            : found is { } counted ? Apply(deadline, counted.Date, counted.OfStep)
            : null;

        turn.Note(Reads.OfName(instance.LastDay!));

        // A day that an agency or an operator set is not shifted, and a later decision does not take an earlier one's day away.
        var extended = deadline.ExtendedBy is { } fact ? LatestOf(turn, fact, instance) : null;
        var byHand = turn.Journey.Extensions.TryGetValue(instance.LastDay!, out var set) ? set : (DateOnly?)null;
        var latest = byHand > extended || extended is null ? byHand : extended;
        return due is not null && latest > due.Date ? due with { Date = latest.Value } : due;
    }

    private static DueDate Apply(Deadline deadline, DueDate from, bool ofStep) => deadline.Rule switch
    {
        DeadlineRule.AbsoluteFromEvent => new(Due(deadline, from.Date), from.Provisional),
        DeadlineRule.RelativeToStep => new(Due(deadline, from.Date), from.Provisional || ofStep),
        DeadlineRule.BeforeStep when deadline.Period is { } period => new(StatutoryTime.DueBefore(from.Date, period, deadline.NoSundayRule), from.Provisional),
        // An age is reached on whatever day it is; a time before or after it is counted as others are.
        DeadlineRule.AgeReached => new(Due(deadline, from.Date), from.Provisional),
        _ => from,
    };

    private static DateOnly Due(Deadline deadline, DateOnly from) => deadline.Period switch
    {
        null => from,
        { IsNegative: true } period => StatutoryTime.DueBefore(from, period, deadline.NoSundayRule),
        { } period => StatutoryTime.Due(from, period, deadline.NoSundayRule),
    };

    private static (DueDate Date, bool OfStep)? Base(Turn turn, string source, Instance instance)
    {
        if (Deadline.EndOf(source) is { } ended && turn.Definition.Index.Step(ended) is not null)
            return ReceivedOn(turn, ended) is { } day ? (new DueDate(day, false), false) : null;
        if (turn.Definition.Index.Step(source) is { } step)
            return step.Deadline is null || Of(turn, step, new Instance(step)) is not { } due ? null : (due, true);
        return DateOf(turn, source, instance) is { } date ? (new DueDate(date, false), false) : null;
    }

    private static DateOnly? ReceivedOn(Turn turn, string step)
    {
        turn.Note(Reads.OfActivity(turn.Definition.Index.Step(step)!.Id));
        return StepViews.ReceivedOn(turn.Definition, turn.Journey, step);
    }

    private static DateOnly? LatestOf(Turn turn, string fact, Instance instance)
    {
        if (DateOf(turn, fact, instance) is not { } latest)
            return null;
        foreach (var write in turn.Journey.Facts.Find(Recording.PathOf(instance, fact)) ?? [])
            if (write.Value.Date is { } date && IsDay(date) && date > latest)
                latest = date;
        return latest;
    }

    /// <summary>A date fact. Registers write 9999-12-31 for "until further notice", which is no day to count from.</summary>
    private static DateOnly? DateOf(Turn turn, string fact, Instance instance)
    {
        if (turn.Fact(Recording.PathOf(instance, fact))?.Date is not { } date)
            return null;
        if (IsDay(date))
            return date;
        turn.Incident(instance.Key, $"No last day is counted from {fact}: the year {date.Year} is not between 1800 and 2999.");
        return null;
    }

    private static bool IsDay(DateOnly date) => date.Year is >= 1800 and <= 2999;
}
