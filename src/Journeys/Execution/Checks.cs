using System.Collections.Immutable;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>A changed fact never reopens a finished step silently: a check task says what changed.</summary>
internal static class Checks
{
    /// <summary>Finished steps whose conditions turned.</summary>
    public static void AfterAssessment(Turn turn, Journey earlier, IReadOnlyList<StepAssessment> changed)
    {
        foreach (var assessment in changed)
        {
            if (!earlier.Steps.TryGetValue(assessment.Instance, out var before) || !before.Ended)
                continue;
            var turned = before.Port == Port.NotApplicable
                ? before.Applies == false && assessment.Applies == true
                : Stands(before.Applies, before.Ready) && !Stands(assessment.Applies, assessment.Ready);
            if (turned && turn.Definition.Activities[before.Activity] is Step { Offered: Offer.No } and not RegisterFact)
                Open(turn, assessment.Instance, []);
        }
    }

    private static bool Stands(bool? applies, bool? ready) => applies != false && ready != false;

    /// <summary>
    /// A result that turned after the token has gone on: what was done upon it is to be checked, and the step itself where
    /// another way would now be taken.
    /// </summary>
    public static void AfterCorrection(Turn turn, Instance instance, bool wasPositive, bool isPositive)
    {
        if (wasPositive == isPositive || turn.Journey.Tokens.ContainsKey(instance.Step.Id))
            return;
        var successors = StepsAfter(turn.Definition, instance.Step.Id);
        foreach (var (key, state) in turn.Journey.Steps)
            if (successors.Contains(state.Activity) && (state.Ended || state.SentOn is not null) && state.Port != Port.NotApplicable)
                Open(turn, key, [instance.Key]);
        if (isPositive && turn.Definition.Index.Outbound(instance.Step.Id).Any(c => IsPassedBy(turn, c)))
            Open(turn, instance.Key, [instance.Key]);
    }

    private static bool IsPassedBy(Turn turn, Connection connection) =>
        connection.Port is Port.Granted or Port.Done && turn.Journey.Connections.Find(connection.Id) is not { Followed: true };

    /// <summary>The steps that come next, past forks, joins and decisions.</summary>
    private static HashSet<string> StepsAfter(Definition definition, string activity)
    {
        var seen = new HashSet<string>();
        var left = new Stack<string>([activity]);
        while (left.TryPop(out var at))
            foreach (var next in definition.Index.Successors.Of(at).Where(seen.Add))
                if (definition.Activities[next] is not Step)
                    left.Push(next);
        return [.. seen.Where(id => definition.Activities[id] is Step { Offered: Offer.No } and not RegisterFact)];
    }

    /// <summary>
    /// A step that no longer applies after its request was sent: withdrawn by itself where the definition says so, else
    /// offered, once each time that it ceases to apply. Where it applies again the offer goes.
    /// </summary>
    public static void ReviewRequest(Turn turn, Instance instance)
    {
        var state = turn.Journey.Steps[instance.Key];
        if (state.Ended)
            return;
        if (state.Applies != false)
            CloseOffer(turn, instance.Key);
        else if (instance.Step.CancelOnNotApplicable)
            Withdraw(turn, instance);
        else if (state.LetStand != true)
            Open(turn, instance.Key, []);
    }

    private static void CloseOffer(Turn turn, string instance)
    {
        foreach (var id in turn.Journey.OpenAt(instance, b => b is { Task: TaskKind.Check, About.IsEmpty: true }))
            turn.Emit(new BookmarkClosed(id));
    }

    public static void Withdraw(Turn turn, Instance instance)
    {
        TellWithdrawn(turn, instance);
        Ends.Close(turn, instance.Key);
        turn.Emit(new StepEnded(instance.Key, Port.NotApplicable, null, false));
    }

    /// <summary>Tells the agency that the request it has is taken back; nothing where none is open.</summary>
    public static void TellWithdrawn(Turn turn, Instance instance)
    {
        if (turn.Journey.OpenAt(instance.Key, b => b.Kind == BookmarkKind.Answer) is [var open, ..])
            Tasks.Tell(turn, instance, MessageVerb.Withdraw, open);
    }

    private static void Open(Turn turn, string instance, ImmutableList<string> about)
    {
        if (!turn.Journey.IsOpenAt(instance, b => b.Task == TaskKind.Check))
            turn.Emit(new TaskOpened(turn.NextBookmark($"{instance}.check"), instance, TaskKind.Check, null, about));
    }
}
