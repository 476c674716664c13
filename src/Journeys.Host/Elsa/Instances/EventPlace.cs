using Journeys.Execution;

namespace Journeys.Host.Elsa.Instances;

/// <summary>At which activity of the drawing an event happened, and what Elsa's journal calls it.</summary>
internal static class EventPlace
{
    public const string Started = "Started", Completed = "Completed", Skipped = "Skipped", Canceled = "Canceled";
    public const string Suspended = "Suspended", Resumed = "Resumed", Faulted = "Faulted";

    /// <summary>The key of the activity's token; null for what concerns the journey as a whole.</summary>
    public static string? Of(IJourneyEvent happened, Journey before) => happened switch
    {
        ActivityEntered e => e.Activity,
        ActivityLeft e => e.Activity,
        MissedFollowed e => e.Activity,
        BlockOpened e => e.Activity,
        LoopTurned e => e.Activity,
        BlockBroken e => e.Activity,
        FlowStopped e => e.Activity,
        LineWritten e => e.Activity,
        EventAwaited e => e.Activity,
        EventPublished e => e.Activity,
        WorkRequested e => e.Activity,
        ChildStarted e => e.Activity,
        EventReceived e => Waiting(e.Bookmark, before),
        WorkCompleted e => Waiting(e.Bookmark, before),
        ChildEnded e => Waiting(e.Bookmark, before),
        ChildCancelled e => Waiting(e.Bookmark, before),
        BookmarkClosed e => Waiting(e.Bookmark, before),
        JointAnswerGiven e => Waiting(e.Bookmark, before),
        DeadlinePassed e => Step(e.Key[..Math.Max(0, e.Key.IndexOf('/', StringComparison.Ordinal))], before),
        _ => InstanceOf(happened) is { } instance ? Step(instance, before) : null,
    };

    public static string Name(IJourneyEvent happened) => happened switch
    {
        ActivityEntered => Started,
        ActivityLeft { Ports.IsEmpty: true } => Skipped,
        ActivityLeft { Ports: ["Cancelled"], Followed.IsEmpty: true } => Canceled,
        ActivityLeft => Completed,
        TaskOpened or AgencyAsked or FactAwaited or StepOffered or EventAwaited or WorkRequested or ChildStarted { Waits: true } => Suspended,
        TaskSubmitted or RequestWithdrawn or AnswerRecorded or OfferTaken or EventReceived or WorkCompleted or ChildEnded => Resumed,
        IncidentRaised => Faulted,
        _ => happened.GetType().Name,
    };

    private static string? InstanceOf(IJourneyEvent happened) => happened switch
    {
        TaskOpened e => e.Instance,
        TaskSubmitted e => e.Instance,
        RequestWithdrawn e => e.Instance,
        JointlyAgreed e => e.Instance,
        AgencyAsked e => e.Instance,
        AgencyTold e => e.Instance,
        AnswerRecorded e => e.Instance,
        FactAwaited e => e.Instance,
        StepOffered e => e.Instance,
        OfferTaken e => e.Instance,
        OfferLapsed e => e.Instance,
        StepEnded e => e.Instance,
        IncidentRaised e => e.Instance,
        _ => null,
    };

    private static string? Waiting(string bookmark, Journey before) =>
        before.Bookmarks.Find(bookmark) is { } wait ? Step(wait.Instance, before) ?? wait.Instance : null;

    /// <summary>The step's activity; an incident may name an activity itself.</summary>
    private static string? Step(string instance, Journey before) =>
        before.Steps.Find(instance)?.Activity ?? (before.Visits.ContainsKey(instance) ? instance : null);
}
