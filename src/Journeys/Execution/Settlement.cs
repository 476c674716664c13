namespace Journeys.Execution;

/// <summary>Runs a journey on to its next waiting points: derive, assess, set last days, move tokens, until nothing changes.</summary>
internal static class Settlement
{
    /// <summary>More rounds than any sound definition needs; a definition that loops without waiting is stopped here and shown.</summary>
    private const int MostRounds = 200;

    public static void Settle(Turn turn)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (turn.Journey.Status != JourneyStatus.Running)
                return;
            var before = turn.Events.Count;
            Derivation.Derive(turn);
            var lacking = Assessment.Assess(turn);
            Membership.Review(turn);
            JointActs.Review(turn);
            Departures.End(turn);
            SelfEnding.CheckAgain(turn);
            Deadlines.Revise(turn);
            Completions.Review(turn);
            Demands.Review(turn);
            var byHand = ControlPoints.Holding(turn);
            Flow.Advance(turn, byHand is not null);
            if (byHand is null)
                FollowUps.Open(turn, lacking);
            Cards.Choose(turn, byHand);
            if (byHand is null)
                Ends.End(turn);
            if (turn.Events.Count > before)
                continue;
            if (byHand is null)
                Ends.ShowStall(turn);
            return;
        }

        turn.Incident("journey", "The definition goes round without waiting; it was stopped.");
    }
}
