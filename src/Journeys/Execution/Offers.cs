using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Offered steps: open to the person while they apply, never holding anyone up.</summary>
internal static class Offers
{
    public static void Advance(Turn turn, Instance instance)
    {
        var state = turn.Journey.Steps[instance.Key];
        if (turn.Journey.HasAnswerOpen(instance.Key))
        {
            Checks.ReviewRequest(turn, instance);
            return;
        }

        switch (state.Phase)
        {
            case StepPhase.NotEntered or StepPhase.Offered or StepPhase.WithCitizen when state.Applies == false:
                Lapse(turn, instance.Key);
                break;
            case StepPhase.WithAgency when state.Applies == false && instance.Step.CancelOnNotApplicable:
                Checks.Withdraw(turn, instance);
                break;
            case StepPhase.NotEntered when instance.Step.Offered == Offer.Automatic:
                if (state is { Applies: true, Ready: true })
                    Steps.Open(turn, instance);
                break;
            case StepPhase.NotEntered:
                turn.Emit(new StepOffered(instance.Key));
                break;
            case StepPhase.Ended when instance.Step.Offered == Offer.Repeatable && state.Applies != false && !state.Lapsed:
                turn.Emit(new StepOffered(instance.Key));
                break;
        }
    }

    /// <summary>A right that may still be used: its last day is known and has not passed.</summary>
    public static bool StandsYet(Turn turn, StepState state)
    {
        if (state is not { Phase: StepPhase.Offered or StepPhase.WithCitizen, Applies: not false }
            || turn.Definition.Activities[state.Activity] is not Step { Right: true, Deadline: { } last } step)
            return false;
        return turn.Journey.Deadlines.Find(DeadlineKey.Of(step.StepId, state.Subject, last.Name))
            is { Missed: false, Current: { Date: not null, Met: false } };
    }

    public static void Lapse(Turn turn, string instance)
    {
        Ends.Close(turn, instance, rights: false);
        turn.Emit(new OfferLapsed(instance));
    }
}
