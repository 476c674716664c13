using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>
/// Last days that come back: a week of each year, days of each month. The day that is set stands until it is over, and is
/// counted anew from there: for a window when it has closed, and for both when the step is entered again.
/// </summary>
internal static class Recurrences
{
    /// <summary>The last day that holds now; null while the fact from which it is counted is not known or, without one, the step's turn has not come.</summary>
    public static DueDate? Of(Turn turn, Step step, Instance instance, DateOnly? since)
    {
        turn.Note(Reads.OfName(instance.LastDay!));
        var row = RowOf(turn.Journey, instance);
        if (row?.Current.Date is not { } last)
            return (step.Deadline!.Of.Count > 0 ? since : TurnOf(turn, step)) is { } from ? new DueDate(At(step.Deadline, from), false) : null;
        var over = row.Again || (row is { Missed: true, Current.Met: false } && step.Deadline!.Rule == DeadlineRule.WindowEachMonth);
        var next = over ? At(step.Deadline!, last.AddDays(1)) : last;
        return new DueDate(!row.Current.Met && since is { } later && later > next ? At(step.Deadline!, later) : next, false);
    }

    /// <summary>The day from which the window that closes on a day is open.</summary>
    public static DateOnly Opens(Deadline deadline, DateOnly closes) => deadline.Window.At(closes, deadline.NoSundayRule).Opens;

    /// <summary>Whether a step may be opened now: always, but for one with a window that is not open.</summary>
    public static bool IsOpen(Turn turn, Instance instance)
    {
        if (instance.Step.Deadline is not { Rule: DeadlineRule.WindowEachMonth })
            return true;
        turn.Note(Reads.OfName(instance.LastDay!));
        return RowOf(turn.Journey, instance) is { Missed: false, Current: { Date: not null, At: null } };
    }

    /// <summary>The window has closed: what was not sent in is not waited for any more, until the next.</summary>
    public static void Close(Turn turn, Step step, DeadlineRevision row)
    {
        if (step.Deadline is not { Rule: DeadlineRule.WindowEachMonth })
            return;
        foreach (var (id, _) in turn.Journey.Bookmarks.Where(b => b.Value.Task is TaskKind.Task or TaskKind.Send && IsOf(turn.Journey, b.Value.Instance, step, row.Subject)).ToList())
            turn.Emit(new BookmarkClosed(id));
    }

    private static bool IsOf(Journey journey, string instance, Step step, string? subject) =>
        journey.Steps.Find(instance) is { Ended: false } state && state.Activity == step.Id && state.Subject == subject;

    private static DateOnly? TurnOf(Turn turn, Step step)
    {
        turn.Note(Reads.OfActivity(step.Id) | Reads.OfDay);
        return turn.Journey.Tokens.ContainsKey(step.Id) ? turn.Today : null;
    }

    private static DateOnly At(Deadline deadline, DateOnly day) => deadline.Rule == DeadlineRule.CalendarWeek
        ? deadline.Week.At(day, deadline.NoSundayRule)
        : deadline.Window.At(day, deadline.NoSundayRule).Closes;

    private static DeadlineState? RowOf(Journey journey, Instance instance) => journey.Deadlines.Find(instance.LastDay!);
}
