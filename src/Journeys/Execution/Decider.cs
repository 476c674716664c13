using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Decides what happens next: pure, so that the same journey, command and definition always give the same events.</summary>
public static class Decider
{
    /// <summary>The events that <paramref name="command"/> leads to, up to the next waiting points. Empty where it was known already or comes too late.</summary>
    public static IReadOnlyList<IJourneyEvent> Decide(
        Definition definition, Journey journey, JourneyCommand command, Evaluate evaluate) => Decide(definition, journey, command, evaluate, new());

    /// <param name="definition">The definition.</param>
    /// <param name="journey">The journey as it is.</param>
    /// <param name="command">What comes.</param>
    /// <param name="evaluate">Its expressions.</param>
    /// <param name="known">What conditions came to in an earlier decision of the same journey by the same definition.</param>
    internal static IReadOnlyList<IJourneyEvent> Decide(
        Definition definition, Journey journey, JourneyCommand command, Evaluate evaluate, Conditions known)
    {
        if (journey.Status == JourneyStatus.Cancelled || (journey.Definition.Length == 0 && command is not (StartJourney or StartChild or BeginJourney)))
            return [];
        var turn = new Turn(definition, journey, evaluate, command.Now, known);
        var taken = command switch
        {
            StartJourney start => Facts.Start(turn, start),
            BeginJourney begin => Facts.Begin(turn, begin),
            WithdrawRequest withdrawal => Withdrawals.Request(turn, withdrawal),
            WithdrawJourney withdrawal => Withdrawals.Whole(turn, withdrawal),
            StartChild start => Children.Start(turn, start),
            EndChild ended => Children.End(turn, ended),
            CancelChild cancelled => Children.CancelSelf(turn, cancelled),
            RecordFact fact => Facts.Record(turn, fact),
            RecordAnswer answer => Answers.Record(turn, answer),
            SubmitTask submission => Tasks.Submit(turn, submission),
            TakeOffer offer => Tasks.Take(turn, offer),
            PassDeadline passed => Deadlines.Pass(turn, passed),
            ReceiveEvent received => Waits.Receive(turn, received),
            CompleteWork done => Waits.Complete(turn, done),
            Intervene intervention => Interventions.Take(turn, intervention),
            Migrate migration => Migrating.Take(turn, migration),
            _ => throw new NotSupportedException($"{command.GetType().Name} is not a command that a journey knows."),
        };
        if (taken && command.OnBehalf is { } help)
            turn.Emit(new ActedOnBehalf(help.For, help.Worker, help.Reason, help.Said));
        if (taken)
            Settlement.Settle(turn);
        return turn.Events;
    }
}
