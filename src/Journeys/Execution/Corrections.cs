using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>Corrected puts another outcome in an earlier answer's place; Annulled voids it, and the step waits again.</summary>
internal static class Corrections
{
    public static bool Record(Turn turn, RecordAnswer answer)
    {
        var stem = BookmarkId.Split(turn.Journey.PresentId(answer.Bookmark)).Stem;
        if (answer.Supersedes is not { } earlier || turn.Journey.IsSuperseded(stem, earlier)
            || Instance.Find(turn.Definition, turn.Journey, stem) is not { } instance)
            return false;
        if (Impossible(instance.Step, answer) is { } reason)
            return Answers.Refuse(turn, answer, instance, reason);
        var state = turn.Journey.Steps[instance.Key];
        if (state.Past?.Contains(earlier) == true)
            RecordPast(turn, answer, instance);
        else if (state.DecisionId == earlier || state.Earlier?.Contains(earlier) == true)
            Replace(turn, answer, instance);
        else if (turn.Journey.Bookmarks.TryGetValue(answer.Bookmark, out var open) && open.Kind == BookmarkKind.Answer)
            TakeFirst(turn, answer, instance);
        else
            return false;
        return true;
    }

    /// <summary>A decision of an earlier round of a loop: kept, with the right that it gives now; this round goes on as it was.</summary>
    private static void RecordPast(Turn turn, RecordAnswer answer, Instance instance)
    {
        turn.Emit(Answers.Recorded(answer, instance));
        if (answer is { Outcome: Outcome.Corrected, As: { } now })
            Rights.Open(turn, instance, now, answer);
    }

    private static string? Impossible(Step step, RecordAnswer answer) => answer.As switch
    {
        _ when answer.DecisionId == answer.Supersedes => "A correction came with the id of the decision that it corrects; it needs one of its own.",
        _ when answer.Outcome != Outcome.Corrected => null,
        not { } => "A correction came that does not say which outcome now holds.",
        { } outcome when !Outcomes.IsFinal(outcome) => $"A correction came to {outcome}, which ends no step.",
        { } outcome when Profiles.Unreachable(step, outcome) is { } reason => $"A correction came to {outcome}, though it cannot: {reason}",
        _ => null,
    };

    /// <summary>It came before what it corrects: the correction is the answer, and the other will be void.</summary>
    private static void TakeFirst(Turn turn, RecordAnswer answer, Instance instance)
    {
        turn.Emit(Answers.Recorded(answer, instance));
        if (answer is { Outcome: Outcome.Corrected, As: { } now })
            Answers.Conclude(turn, instance, now, answer.Data, Answers.SourceOf(turn, answer, instance), answer);
    }

    private static void Replace(Turn turn, RecordAnswer answer, Instance instance)
    {
        var before = turn.Journey.Steps[instance.Key];
        var source = Answers.SourceOf(turn, answer, instance);
        var isEarlier = before.DecisionId != answer.Supersedes || before.Phase is StepPhase.WithAgency or StepPhase.WithCitizen;
        turn.Emit(Answers.Recorded(answer, instance));
        turn.Emit(new FactsWithdrawn(source));
        if (isEarlier)
            ReplaceEarlier(turn, answer, instance, before);
        else if (answer is { Outcome: Outcome.Corrected, As: { } now })
            Answers.Conclude(turn, instance, now, answer.Data, source, answer);
        else
            WaitAgain(turn, instance);
        var after = turn.Journey.Steps[instance.Key];
        Checks.AfterCorrection(turn, instance, Positive(before), Positive(after));
    }

    /// <summary>A later visit is under way or decided: a positive result moves the held token and closes it; anything else leaves it standing.</summary>
    private static void ReplaceEarlier(Turn turn, RecordAnswer answer, Instance instance, StepState before)
    {
        if (answer is not { Outcome: Outcome.Corrected, As: { } now })
            return;
        var source = Answers.SourceOf(turn, answer, instance);
        var moves = before.Held || !before.Ended;
        if (instance.Step.Offered == Offer.No && Outcomes.IsPositive(now) && moves)
        {
            Checks.TellWithdrawn(turn, instance);
            Answers.Conclude(turn, instance, now, answer.Data, source, answer);
        }
        else
        {
            Answers.Derive(turn, instance, now, answer.Data, source);
        }
    }

    private static void WaitAgain(Turn turn, Instance instance)
    {
        Ends.Close(turn, instance.Key);
        Steps.Ask(turn, instance, turn.NextBookmark(instance.Key));
    }

    private static bool Positive(StepState state) => state is { Ended: true, Outcome: { } outcome } && Outcomes.IsPositive(outcome);
}
