using System.Collections.Immutable;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>A changed fact never reopens a finished step silently: a check task says what changed.</summary>
internal static class Checks
{
    /// <summary>Finished steps whose conditions turned, and the facts that may have turned them.</summary>
    public static void AfterAssessment(Turn turn, Journey earlier, IReadOnlyList<StepAssessment> changed)
    {
        foreach (var assessment in changed)
        {
            if (!earlier.Steps.TryGetValue(assessment.Instance, out var before) || !before.Ended || earlier.Steps[assessment.Instance].Applies is null)
                continue;
            var step = turn.Definition.Activities[before.Activity] as Step;
            var notApplicable = before.Port == Port.NotApplicable;
            var turned = notApplicable ? assessment.Applies == true : assessment.Applies == false || assessment.Ready == false;
            if (turned && step is { Offered: Offer.No } and not RegisterFact)
                Open(turn, assessment.Instance, []);
        }
    }

    /// <summary>A positive answer that no longer stands, after the token has gone on: what followed from it is to be checked.</summary>
    public static void AfterCorrection(Turn turn, Instance instance, bool wasPositive, bool isPositive)
    {
        if (!wasPositive || isPositive || turn.Journey.Tokens.ContainsKey(instance.Step.Id))
            return;
        var successors = turn.Definition.Index.Outbound(instance.Step.Id).Select(c => c.Target).ToHashSet();
        foreach (var (key, state) in turn.Journey.Steps.Where(s => successors.Contains(s.Value.Activity) && s.Value.Phase != StepPhase.NotEntered))
            Open(turn, key, [instance.Key]);
    }

    /// <summary>A step that no longer applies after its request was sent: withdrawn by itself where the definition says so, else offered.</summary>
    public static void OfferWithdrawal(Turn turn, Instance instance)
    {
        if (instance.Step.CancelOnNotApplicable)
            Withdraw(turn, instance);
        else
            Open(turn, instance.Key, []);
    }

    public static void Withdraw(Turn turn, Instance instance)
    {
        var bookmark = turn.Journey.Bookmarks.First(b => b.Value.Instance == instance.Key && b.Value.Kind == BookmarkKind.Answer).Key;
        Tasks.Tell(turn, instance, MessageVerb.Withdraw, bookmark);
        Ends.Close(turn, instance.Key);
        turn.Emit(new StepEnded(instance.Key, Port.NotApplicable, null, false));
    }

    private static void Open(Turn turn, string instance, ImmutableList<string> about)
    {
        if (!turn.Journey.Bookmarks.Values.Any(b => b.Instance == instance && b.Task == TaskKind.Check) && !AnsweredNow(turn, instance))
            turn.Emit(new TaskOpened(turn.NextBookmark($"{instance}.check"), instance, TaskKind.Check, null, about));
    }

    /// <summary>The person has just said that the step stands: not asked again until something changes anew.</summary>
    private static bool AnsweredNow(Turn turn, string instance) =>
        turn.Journey.Numbers.Find($"{instance}.check") > 0
        && turn.Journey.Steps[instance].Phase == StepPhase.WithAgency;
}
