using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>A step's status as the citizen reads it.</summary>
public enum PageStatus
{
    NotStarted,
    CannotStart,
    YourTurn,
    Draft,
    Sending,
    WithAgency,

    /// <summary>The person has answered what several must agree on, and others have not.</summary>
    WithOthers,
    Overdue,
    NeedsInfo,
    Refused,
    Done,
    NotApplicable,
    Unavailable,
}

/// <summary>Derives the page's status from the engine's: never from "closed", always from the outcome.</summary>
public static class PageStatuses
{
    /// <param name="expected">The day an answer is expected, from the agency or its service level.</param>
    public static PageStatus Of(JourneyReading reading, Step step, string instance, IReadOnlySet<string> drafts, DateOnly? expected, DateOnly today)
    {
        var state = reading.Journey.Steps.Find(instance);
        // A step for nobody is no instance yet: its list may be known, and empty.
        var status = state is null && instance == step.StepId ? Statuses.OfStep(reading.Definition, reading.Journey, step) : Statuses.Of(reading.Definition, reading.Journey, instance);
        return status switch
        {
            StepStatus.AffectedByIncident => PageStatus.Unavailable,
            StepStatus.RequiresYou => Yours(reading.Journey, instance, drafts),
            StepStatus.AwaitingAgency or StepStatus.InProgress => expected < today ? PageStatus.Overdue : PageStatus.WithAgency,
            StepStatus.Done => IsRefused(state!) ? PageStatus.Refused : PageStatus.Done,
            StepStatus.NotApplicable => PageStatus.NotApplicable,
            _ when reading.Journey.Status != JourneyStatus.Running => PageStatus.NotApplicable,
            _ => Waiting(step, state),
        };
    }

    public static bool IsRefused(StepState state) => state.Outcome is { } outcome && Outcomes.GroupOf(outcome) == OutcomeGroup.Refused;

    private static PageStatus Yours(Journey journey, string instance, IReadOnlySet<string> drafts)
    {
        var open = journey.Bookmarks.Where(b => b.Value.Instance == instance && b.Value.Kind == BookmarkKind.Task).ToList();
        if (open.Exists(b => b.Value.Task == TaskKind.Info)) return PageStatus.NeedsInfo;
        return open.Exists(b => drafts.Contains(b.Key)) ? PageStatus.Draft : PageStatus.YourTurn;
    }

    private static PageStatus Waiting(Step step, StepState? state) => state switch
    {
        { Phase: StepPhase.Offered } => PageStatus.NotStarted,
        { Phase: StepPhase.WithCitizen } => PageStatus.Sending,
        _ => step.Offered == Offer.No ? PageStatus.CannotStart : PageStatus.NotStarted,
    };
}
