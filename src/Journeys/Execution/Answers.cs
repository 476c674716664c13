using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>What an agency's answer does, by the step's profile and what the definition says differs from it.</summary>
internal static class Answers
{
    public static bool Record(Turn turn, RecordAnswer answer)
    {
        if (Outcomes.GroupOf(answer.Outcome) == OutcomeGroup.Supersedes)
            return Supersede(turn, answer);

        // Messages arrive at least once: an answer to a closed bookmark has been recorded already.
        if (!turn.Journey.Bookmarks.TryGetValue(answer.Bookmark, out var bookmark) || bookmark.Kind != BookmarkKind.Answer)
            return false;
        if (Instance.Find(turn.Definition, turn.Journey, bookmark.Instance) is not { } instance)
            return false;
        turn.Emit(Recorded(answer, instance));
        if (Profiles.Unreachable(instance.Step, answer.Outcome) is { } reason)
            turn.Incident(instance.Key, $"{answer.Outcome} came, though it cannot: {reason}");
        else if (Outcomes.GroupOf(answer.Outcome) is OutcomeGroup.Progress)
            Progress(turn, answer, instance);
        else if (answer.Outcome == Outcome.Declined)
            HandOver(turn, answer.Bookmark, instance);
        else
            Conclude(turn, instance, answer.Outcome, answer.Data);
        Suggest(turn, instance, answer.Outcome);
        return true;
    }

    private static AnswerRecorded Recorded(RecordAnswer a, Instance instance) =>
        new(a.Bookmark, instance.Key, a.Outcome, a.DecisionId, a.Supersedes, a.As, a.NewDate, a.DueDate, a.ForwardedTo, a.Data.Sealed);

    private static void Progress(Turn turn, RecordAnswer answer, Instance instance)
    {
        Outcomed(turn, instance, answer.Outcome, answer.Data);
        if (answer.Outcome == Outcome.NeedsInfo)
            turn.Emit(new TaskOpened(turn.NextBookmark($"{instance.Key}.info"), instance.Key, TaskKind.Info, answer.DueDate, []));
        if (answer.Outcome != Outcome.Unavailable)
            return;
        Deadlines.Retry(turn, instance);
        if (instance.Step.RuleFor(Outcome.Unavailable)?.GoOn == true)
            turn.Emit(new StepEnded(instance.Key, Port.Done, Outcome.Unavailable, false));
    }

    private static void HandOver(Turn turn, string bookmark, Instance instance)
    {
        turn.Emit(new BookmarkClosed(bookmark));
        turn.Emit(new TaskOpened(turn.NextBookmark($"{instance.Key}.manual"), instance.Key, TaskKind.Manual, null, []));
    }

    /// <summary>A final answer: facts, the end of the step by its port, and the rights that a refusal gives.</summary>
    public static void Conclude(Turn turn, Instance instance, Outcome outcome, ArrivedData data)
    {
        Outcomed(turn, instance, outcome, data);
        Ends.Close(turn, instance.Key);
        var port = Steps.PortOf(outcome);
        turn.Emit(new StepEnded(instance.Key, port, outcome, Holds(turn.Definition, instance.Step, port, outcome)));
        if (port == Port.Refused || outcome == Outcome.PartlyApproved)
            OpenRights(turn, instance, port);
    }

    /// <summary>Facts are derived from granted answers only, unless the definition keys them by the outcome.</summary>
    private static void Outcomed(Turn turn, Instance instance, Outcome outcome, ArrivedData data)
    {
        if (Outcomes.GroupOf(outcome) == OutcomeGroup.Granted)
            Recording.FromStep(turn, instance, instance.Step.Facts, data.Clear, instance.Key);
        if (instance.Step.Outcomes.GetValueOrDefault(outcome.ToString()) is { Facts.Count: > 0 } rule)
            Recording.Facts(turn, instance, rule.Facts, data.Clear, instance.Key);
    }

    private static bool Holds(Definition definition, Step step, string port, Outcome outcome) =>
        step.Offered == Offer.No
        && !definition.Index.Outbound(step.Id).Any(c => c.Port == port || c.Port == outcome.ToString())
        && (step.Ports.GetValueOrDefault(outcome.ToString()) ?? step.Ports.GetValueOrDefault(port)) is { Kind: PortKind.Waits };

    private static void OpenRights(Turn turn, Instance instance, string port)
    {
        var step = instance.Step;
        if (step.Appeal is { } appeal)
            turn.Emit(new TaskOpened(
                turn.NextBookmark($"{instance.Key}.appeal"), instance.Key, TaskKind.Appeal, StatutoryTime.Due(turn.Today, appeal.Period), []));
        if (port == Port.Refused && step.Refile && step is AgencyStep)
            turn.Emit(new TaskOpened(turn.NextBookmark(instance.Key), instance.Key, TaskKind.Send, null, []));
    }

    private static void Suggest(Turn turn, Instance instance, Outcome outcome)
    {
        if (instance.Step.Outcomes.GetValueOrDefault(outcome.ToString())?.Suggest is not { } suggested)
            return;
        var offered = turn.Journey.Steps.TryGetValue(suggested, out var state) && state.Applies != false
            && state.Phase is StepPhase.NotEntered or StepPhase.Offered;
        if (offered && !turn.Journey.Suggested.Contains(suggested))
            turn.Emit(new StepSuggested(suggested, instance.Key));
    }

    /// <summary>Corrected puts another outcome in an earlier answer's place; Annulled voids it, and the step waits again.</summary>
    private static bool Supersede(Turn turn, RecordAnswer answer)
    {
        var stem = BookmarkId.Split(answer.Bookmark).Stem;
        if (Instance.Find(turn.Definition, turn.Journey, stem) is not { } instance)
            return false;
        var before = turn.Journey.Steps[instance.Key];
        if (before.DecisionId is null || before.DecisionId != answer.Supersedes || !before.Ended && before.Phase != StepPhase.Offered)
            return false;
        turn.Emit(Recorded(answer, instance));
        turn.Emit(new FactsWithdrawn(instance.Key));
        var wasPositive = before.Outcome is { } old && Outcomes.IsPositive(old);
        if (answer.Outcome == Outcome.Corrected && answer.As is { } now)
        {
            Conclude(turn, instance, now, answer.Data);
            Checks.AfterCorrection(turn, instance, wasPositive, Outcomes.IsPositive(now));
        }
        else
        {
            Ends.Close(turn, instance.Key);
            Steps.Ask(turn, instance, turn.NextBookmark(instance.Key));
            Checks.AfterCorrection(turn, instance, wasPositive, false);
        }

        return true;
    }
}
