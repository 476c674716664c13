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
            case StepPhase.NotEntered:
                turn.Emit(new StepOffered(instance.Key));
                break;
            case StepPhase.Ended when instance.Step.Offered == Offer.Repeatable && state.Applies != false && !state.Lapsed:
                turn.Emit(new StepOffered(instance.Key));
                break;
        }
    }

    public static void Lapse(Turn turn, string instance)
    {
        Ends.Close(turn, instance, rights: false);
        turn.Emit(new OfferLapsed(instance));
    }
}
