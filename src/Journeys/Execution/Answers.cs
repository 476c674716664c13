using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>What an agency's answer does, by the step's profile and what the definition says differs from it.</summary>
internal static class Answers
{
    public static bool Record(Turn turn, RecordAnswer answer)
    {
        if (Outcomes.GroupOf(answer.Outcome) == OutcomeGroup.Supersedes)
            return Corrections.Record(turn, answer);

        if (turn.Journey.Bookmarks.Find(answer.Bookmark) is { Kind: BookmarkKind.Demand } demand)
            return Demands.Answer(turn, answer, demand);

        // Messages arrive at least once: an answer to a closed bookmark has been recorded already.
        if (!turn.Journey.Bookmarks.TryGetValue(answer.Bookmark, out var bookmark) || bookmark.Kind != BookmarkKind.Answer)
            return false;
        if (Instance.Find(turn.Definition, turn.Journey, bookmark.Instance) is not { } instance || IsKnown(turn, answer, instance))
            return false;
        if (Profiles.Unreachable(instance.Step, answer.Outcome) is { } reason)
            return Refuse(turn, answer, instance, $"{answer.Outcome} came, though it cannot: {reason}");
        Take(turn, answer, instance);
        return true;
    }

    private static void Take(Turn turn, RecordAnswer answer, Instance instance)
    {
        turn.Emit(Recorded(answer, instance));
        if (answer.Outcome != Outcome.Unavailable)
            Deadlines.StopRetry(turn, instance);
        if (Outcomes.GroupOf(answer.Outcome) is OutcomeGroup.Progress)
            Progress(turn, answer, instance);
        else if (answer.Outcome == Outcome.Declined)
            HandOver(turn, answer.Bookmark, instance);
        else
            Conclude(turn, instance, answer.Outcome, answer.Data, SourceOf(turn, answer, instance), answer);
        Suggest(turn, instance, answer.Outcome);
        if (instance.Step.RuleFor(answer.Outcome)?.Revisit is { } again && Recording.Holds(turn, instance, again.When, answer.Data.Clear))
            Tasks.Revisit(turn, again.Step, instance.Key);
    }

    /// <summary>Superseded before it came, or the progress that was told last.</summary>
    private static bool IsKnown(Turn turn, RecordAnswer answer, Instance instance) =>
        (answer.DecisionId is { } decision && turn.Journey.IsSuperseded(instance.Key, decision))
        || (Outcomes.GroupOf(answer.Outcome) == OutcomeGroup.Progress
            && turn.Journey.Steps[instance.Key].Progress == Recorded(answer, instance).Fingerprint);

    /// <summary>Keeps what cannot be, once, and changes no step.</summary>
    public static bool Refuse(Turn turn, RecordAnswer answer, Instance instance, string reason)
    {
        if (turn.Journey.Incidents.Contains($"{instance.Key}: {reason}"))
            return false;
        turn.Emit(Recorded(answer, instance) with { Void = true });
        turn.Incident(instance.Key, reason);
        return true;
    }

    public static AnswerRecorded Recorded(RecordAnswer a, Instance instance) =>
        new(a.Bookmark, instance.Key, a.Outcome, a.DecisionId, a.Supersedes, a.As, a.NewDate, a.DueDate, a.ForwardedTo, a.Data.Sealed)
        {
            ServedOn = a.ServedOn,
            Appeal = a.Appeal,
        };

    private static void Progress(Turn turn, RecordAnswer answer, Instance instance)
    {
        Derive(turn, instance, answer.Outcome, answer.Data, SourceOf(turn, answer, instance));
        if (answer.Outcome == Outcome.NeedsInfo)
            turn.Emit(new TaskOpened(turn.NextBookmark($"{instance.Key}.info"), instance.Key, TaskKind.Info, answer.DueDate, []));
        if (answer.Outcome != Outcome.Unavailable)
            return;
        Deadlines.Retry(turn, instance);
        if (instance.Step.RuleFor(Outcome.Unavailable)?.GoOn == true && !turn.Journey.Steps[instance.Key].Ended)
            turn.Emit(new StepEnded(instance.Key, Port.Done, Outcome.Unavailable, false));
    }

    private static void HandOver(Turn turn, string bookmark, Instance instance)
    {
        turn.Emit(new BookmarkClosed(bookmark));
        turn.Emit(new TaskOpened(turn.NextBookmark($"{instance.Key}.manual"), instance.Key, TaskKind.Manual, null, []));
        turn.Incident(instance.Key, "The agency declined the exchange; the citizen contacts it by hand.");
    }

    /// <summary>A final answer: facts, the end of the step by its port, and the rights that a refusal gives.</summary>
    /// <param name="turn">The decision under way.</param>
    /// <param name="instance">Whose end it is.</param>
    /// <param name="outcome">What was decided.</param>
    /// <param name="data">What came with it.</param>
    /// <param name="source">Whose facts its are.</param>
    /// <param name="answer">The agency's message; null where a person told it by hand.</param>
    public static void Conclude(Turn turn, Instance instance, Outcome outcome, ArrivedData data, string source, RecordAnswer? answer = null)
    {
        var wentOn = turn.Journey.Steps[instance.Key] is { Ended: true, Outcome: Outcome.Unavailable };
        Derive(turn, instance, outcome, data, source);
        if (outcome == Outcome.NoData)
            Recording.Nothing(turn, instance, source);
        Ends.Close(turn, instance.Key);
        if (AsksCitizen(turn, instance.Step, outcome))
        {
            turn.Emit(new TaskOpened(turn.NextBookmark(instance.Key), instance.Key, TaskKind.Task, null, []));
            return;
        }

        var port = Steps.PortOf(outcome);
        turn.Emit(new StepEnded(instance.Key, port, outcome, !wentOn && Refusals.Hold(turn.Definition, instance.Step, port, outcome.ToString())));
        Rights.Open(turn, instance, outcome, answer);
        if (Outcomes.GroupOf(outcome) == OutcomeGroup.Refused && instance.Step is AgencyStep asked && MayFileAgain(asked, outcome))
            turn.Emit(new TaskOpened(turn.NextBookmark(instance.Key), instance.Key, TaskKind.Send, null, []));
    }

    /// <summary>The instance is the source of what its answer said; each further request is a source of its own, so that what an earlier one was granted stands.</summary>
    public static string SourceOf(Turn turn, RecordAnswer answer, Instance instance) =>
        turn.Journey.PresentId(answer.Bookmark) is var id && BookmarkId.Split(id) is { Number: > 1 } asked && asked.Stem == instance.Key ? id : instance.Key;

    /// <summary>Facts are derived from granted answers only, unless the definition keys them by the outcome.</summary>
    public static void Derive(Turn turn, Instance instance, Outcome outcome, ArrivedData data, string source)
    {
        if (Outcomes.GroupOf(outcome) == OutcomeGroup.Granted)
            Recording.FromStep(turn, instance, instance.Step.Facts, data.Clear, source);
        if (instance.Step.RuleFor(outcome) is { Facts.Count: > 0 } rule)
            Recording.Facts(turn, instance, rule.Facts, data.Clear, source);
    }

    /// <summary>What the register does not hold the citizen is asked for, where the fetch has questions and no connection says otherwise.</summary>
    private static bool AsksCitizen(Turn turn, Step step, Outcome outcome) =>
        outcome == Outcome.NoData && step is FetchEvidence { Questions.Count: > 0 }
        && !turn.Definition.Index.Outbound(step.Id).Any(c => c.Port is Port.Nothing or nameof(Outcome.NoData));

    /// <summary>What was not tried on its merits may be filed again; what was, where the definition says so. An offer is opened anew instead.</summary>
    public static bool MayFileAgain(AgencyStep step, Outcome outcome) =>
        step.Refile || (outcome != Outcome.Rejected && step is { Offered: Offer.No, Profile: Profile.DR or Profile.CL });

    /// <summary>Another step that an outcome makes likely to be needed.</summary>
    public static void Suggest(Turn turn, Instance instance, Outcome outcome)
    {
        if (instance.Step.RuleFor(outcome)?.Suggest is not { } suggested)
            return;
        var offered = turn.Journey.Steps.TryGetValue(suggested, out var state) && state.Applies != false
            && state.Phase is StepPhase.NotEntered or StepPhase.Offered;
        if (offered && !turn.Journey.Suggested.Contains(suggested))
            turn.Emit(new StepSuggested(suggested, instance.Key));
    }
}
