using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>What an operator does by hand: recorded with its reason, then decided like any other input. One that no longer fits decides nothing.</summary>
public static class Interventions
{
    internal static bool Take(Turn turn, Intervene intervention)
    {
        if (turn.Journey.Status != JourneyStatus.Running || turn.Journey.Interventions.Contains(intervention.Id) || !Fits(turn, intervention))
            return false;
        turn.Emit(new Intervened(intervention.Id, intervention.Kind, intervention.Target, intervention.Reason, intervention.By, intervention.Date));
        switch (intervention.Kind)
        {
            case Intervention.Retry:
                Deadlines.AskAgain(turn, intervention.Target);
                break;
            case Intervention.Skip:
                Skip(turn, intervention.Target);
                break;
            case Intervention.Cancel:
                Ends.Cancel(turn, intervention.Reason);
                break;
        }

        return true;
    }

    /// <summary>The right to have a refusal tried again stays.</summary>
    private static void Skip(Turn turn, string instance)
    {
        if (Skippable(turn.Definition, turn.Journey).Contains(instance))
        {
            Cancellation.GoOn(turn, Spot.Of(turn.Definition, instance));
            return;
        }

        var refused = turn.Journey.Steps[instance].Held;
        Ends.CancelStep(turn, instance);
        if (refused)
            turn.Emit(new StepEnded(instance, Port.NotApplicable, null, false));
    }

    /// <summary>The activities that wait, or have failed, and that an operator may call done: no steps, which have instances of their own.</summary>
    public static IEnumerable<string> Skippable(Definition definition, Journey journey) => journey.Tokens.Keys.Where(key =>
        definition.Activities[Spot.IdOf(key)] is FaultActivity or DelayActivity or StartAtActivity or EventActivity or RunTaskActivity);

    private static bool Fits(Turn turn, Intervene intervention) => intervention.Kind switch
    {
        Intervention.Retry => turn.Journey.Bookmarks.Values.Any(b => b.Instance == intervention.Target && b.Kind == BookmarkKind.Answer),
        Intervention.Skip => CanSkip(turn, intervention.Target),
        Intervention.Extend => turn.Journey.Deadlines.Find(intervention.Target)?.Current is { Met: false, Date: { } date } row
            && turn.Definition.Index.Step(row.Step) is not null && intervention.Date > date,
        _ => intervention.Target == "journey",
    };

    /// <summary>A step whose token has come, not yet ended for the subject, or ended by a refusal that holds its token.</summary>
    private static bool CanSkip(Turn turn, string instance) =>
        Skippable(turn.Definition, turn.Journey).Contains(instance)
        || (turn.Journey.Steps.Find(instance) is { } state && (!state.Ended || state.Held) && turn.Journey.Tokens.ContainsKey(state.Activity));
}
