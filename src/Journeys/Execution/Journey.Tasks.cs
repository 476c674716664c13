using Journeys.Law;

namespace Journeys.Execution;

public sealed partial record Journey
{
    private Journey After(TaskSubmitted e, DateTimeOffset at)
    {
        if (e.Joint || !Bookmarks.TryGetValue(e.Bookmark, out var bookmark))
            return this;
        var closed = this with { Bookmarks = Bookmarks.Remove(e.Bookmark) };
        return bookmark.Task switch
        {
            TaskKind.Task or TaskKind.Send => closed.WithStep(e.Instance, s => Sent(s, SwedishTime.DateOf(at))),
            // What the agency promised before it asked no longer holds.
            TaskKind.Info when closed.HasAnswerOpen(e.Instance) => closed.Completed(e.Instance, at).WithStep(
                e.Instance, s => s with { Phase = s.Ended ? s.Phase : StepPhase.WithAgency, Progress = null, ExpectedBy = null }),
            TaskKind.Appeal when bookmark.Way is not { OfDemand: true } => closed.WithStep(e.Instance, s => s with { Appealed = s.Appealed + 1 }),
            TaskKind.Demand => closed.WithStep(e.Instance, s => s with { DemandedOn = SwedishTime.DateOf(at) }),
            TaskKind.Check => closed.WithStep(e.Instance, s => s with { LetStand = s.Applies == false ? true : null }),
            _ => closed,
        };
    }

    /// <summary>A new request is a new case, with times of its own.</summary>
    private static StepState Sent(StepState state, DateOnly on) =>
        state with { SentOn = on, IncompleteSince = null, CompleteOn = null, PausedDays = 0, DemandedOn = null, ServedOn = null, Appealed = 0 };

    /// <summary>An application is complete when nothing more that was asked for is waited for.</summary>
    private Journey Completed(string instance, DateTimeOffset at) =>
        IsOpenAt(instance, static b => b.Task == TaskKind.Info)
            ? this
            : WithStep(instance, s => s.IncompleteSince is { } since ? Completed(s, since, SwedishTime.DateOf(at)) : s);

    private static StepState Completed(StepState state, DateOnly since, DateOnly on) =>
        state with { IncompleteSince = null, CompleteOn = on, PausedDays = state.PausedDays + Math.Max(0, on.DayNumber - since.DayNumber) };

    /// <summary>A step whose task is closed unanswered waits again until it can start.</summary>
    private Journey After(BookmarkClosed e, DateTimeOffset at)
    {
        if (!Bookmarks.TryGetValue(e.Bookmark, out var bookmark))
            return this;
        var closed = this with { Bookmarks = Bookmarks.Remove(e.Bookmark), JointAnswers = JointAnswers.Remove(e.Bookmark) };
        if (bookmark.Task == TaskKind.Info)
            return closed.Completed(bookmark.Instance, at);
        return bookmark.Task is TaskKind.Task or TaskKind.Send or TaskKind.Manual
            ? closed.WithStep(bookmark.Instance, s => s.Phase == StepPhase.WithCitizen ? s with { Phase = StepPhase.NotEntered } : s)
            : closed;
    }

    private Journey After(TaskOpened e)
    {
        var calls = e.Kind is TaskKind.Task or TaskKind.Send or TaskKind.Info or TaskKind.Manual;
        return Open(
            e.Bookmark,
            new(e.Instance, BookmarkKind.Task, e.Kind, e.Due, e.About) { Way = e.Way },
            calls ? static s => s with { Phase = s.Ended ? s.Phase : StepPhase.WithCitizen, Visit = Math.Max(1, s.Visit) } : null);
    }
}
