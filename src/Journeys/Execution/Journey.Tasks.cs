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
            TaskKind.Task or TaskKind.Send => closed.WithStep(e.Instance, s => s with { SentOn = SwedishTime.DateOf(at) }),
            // What the agency promised before it asked no longer holds.
            TaskKind.Info when closed.HasAnswerOpen(e.Instance) => closed.WithStep(
                e.Instance, s => s with { Phase = s.Ended ? s.Phase : StepPhase.WithAgency, Progress = null, ExpectedBy = null }),
            TaskKind.Check => closed.WithStep(e.Instance, s => s with { LetStand = s.Applies == false ? true : null }),
            _ => closed,
        };
    }

    /// <summary>A step whose task is closed unanswered waits again until it can start.</summary>
    private Journey After(BookmarkClosed e)
    {
        if (!Bookmarks.TryGetValue(e.Bookmark, out var bookmark))
            return this;
        var closed = this with { Bookmarks = Bookmarks.Remove(e.Bookmark), JointAnswers = JointAnswers.Remove(e.Bookmark) };
        return bookmark.Task is TaskKind.Task or TaskKind.Send or TaskKind.Manual
            ? closed.WithStep(bookmark.Instance, s => s.Phase == StepPhase.WithCitizen ? s with { Phase = StepPhase.NotEntered } : s)
            : closed;
    }

    private Journey After(TaskOpened e)
    {
        var opened = Open(e.Bookmark, new(e.Instance, BookmarkKind.Task, e.Kind, e.Due, e.About));
        return e.Kind is TaskKind.Task or TaskKind.Send or TaskKind.Info or TaskKind.Manual
            ? opened.WithStep(e.Instance, s => s with { Phase = s.Ended ? s.Phase : StepPhase.WithCitizen, Visit = Math.Max(1, s.Visit) })
            : opened;
    }
}
