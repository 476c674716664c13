using System.Text.RegularExpressions;
using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>What a citizen's submission does.</summary>
internal static partial class Tasks
{
    public static bool Submit(Turn turn, SubmitTask submission)
    {
        if (!turn.Journey.Bookmarks.TryGetValue(submission.Bookmark, out var bookmark) || bookmark.Task is not { } kind)
            return false;
        var found = Instance.Find(turn.Definition, turn.Journey, bookmark.Instance);
        if ((kind == TaskKind.Task && found?.Step is CitizenTask { EndsByItself: true }) || (found is not null && !Audience.MayAct(turn.Journey, found, submission.By)))
            return false;
        if (kind == TaskKind.Task && found is not null && JointActs.PeopleOf(turn.Journey, found) is { Count: > 0 } people)
            return JointActs.Answer(turn, found, submission, people);
        turn.Emit(new TaskSubmitted(
            submission.Bookmark, bookmark.Instance, submission.By, submission.Receipt, [.. submission.DontKnow], submission.Data.Sealed));
        if (kind == TaskKind.Ask)
        {
            FollowUps.Answer(turn, bookmark, submission);
            return true;
        }

        if (found is not null)
            Submit(turn, kind, found, submission);
        return true;
    }

    private static void Submit(Turn turn, TaskKind kind, Instance instance, SubmitTask submission)
    {
        switch (kind)
        {
            case TaskKind.Task:
                Finish(turn, instance, submission);
                break;
            case TaskKind.Send:
                CloseOthers(turn, instance, submission.Bookmark);
                Steps.Ask(turn, instance, submission.Bookmark);
                break;
            case TaskKind.Info:
                Tell(turn, instance, MessageVerb.Reply, submission.Bookmark);
                break;
            case TaskKind.Appeal:
                Tell(turn, instance, MessageVerb.Notice, submission.Bookmark);
                break;
            case TaskKind.Demand:
                Tell(turn, instance, MessageVerb.Demand, submission.Bookmark);
                break;
            case TaskKind.Check when submission.Outcome == Outcome.WrittenOff && IsUnderWay(turn.Journey, instance.Key):
                Checks.Withdraw(turn, instance);
                break;
            case TaskKind.Manual:
                FinishByHand(turn, instance, submission);
                break;
        }
    }

    private static bool IsUnderWay(Journey journey, string instance) => journey.HasAnswerOpen(instance) && !journey.Steps[instance].Ended;

    /// <summary>What the person was told; what nobody can have been told is asked for again. A step that no agency answers is done.</summary>
    private static void FinishByHand(Turn turn, Instance instance, SubmitTask submission)
    {
        if (submission.Outcome is not { } said || !Outcomes.IsFinal(said))
            turn.Emit(new TaskOpened(turn.NextBookmark($"{instance.Key}.manual"), instance.Key, TaskKind.Manual, null, []));
        else if (instance.Step is not AgencyActivity)
            turn.Emit(new StepEnded(instance.Key, Port.Done, null, false));
        else if (Noted(instance.Step, said) is { } outcome && Profiles.Unreachable(instance.Step, outcome) is null)
            Conclude(turn, instance, outcome, submission.Data);
        else
            turn.Emit(new TaskOpened(turn.NextBookmark($"{instance.Key}.manual"), instance.Key, TaskKind.Manual, null, []));
    }

    /// <summary>A refusal by hand has no decision that could be corrected: where it holds others, the person may ask anew.</summary>
    private static void Conclude(Turn turn, Instance instance, Outcome outcome, ArrivedData data)
    {
        Answers.Conclude(turn, instance, outcome, data, instance.Key);
        var held = instance.Step is AgencyStep && turn.Journey.Steps[instance.Key].Held;
        if (held && !turn.Journey.Bookmarks.Values.Any(b => b.Instance == instance.Key && b.Task == TaskKind.Send))
            turn.Emit(new TaskOpened(turn.NextBookmark(instance.Key), instance.Key, TaskKind.Send, null, []));
    }

    /// <summary>A register's data does not come by word of mouth: it gave none, and what follows asks the citizen.</summary>
    private static Outcome Noted(Step step, Outcome said) =>
        step is FetchEvidence && Profiles.Unreachable(step, Outcome.NoData) is null ? Outcome.NoData : said;

    private static void Finish(Turn turn, Instance instance, SubmitTask submission)
    {
        Recording.FromStep(turn, instance, instance.Step.Facts, submission.Data.Clear, instance.Key, instance.Step is FetchEvidence);
        var notKnown = NotKnown(instance, submission);
        if (notKnown.Count > 0)
            turn.Emit(new FactsNotKnown([.. notKnown]));
        turn.Emit(new StepEnded(instance.Key, Port.Done, null, false));
    }

    /// <summary>The facts whose questions were answered "don't know".</summary>
    public static IReadOnlyList<string> NotKnown(Instance instance, SubmitTask submission) =>
    [
        .. instance.Step.Facts
            .Where(f => submission.DontKnow.Any(question => Reads(f.Value, question)))
            .Select(f => Recording.PathOf(instance, f.Key)),
    ];

    /// <summary>Whether an expression reads a question's answer, <c>data.will</c>.</summary>
    public static bool Reads(Expression expression, string question) =>
        DataNames().Matches(expression.Text).Any(m => m.Groups[1].Value == question);

    /// <summary>Sending again after a refusal replaces the open refiling, not the right of appeal.</summary>
    private static void CloseOthers(Turn turn, Instance instance, string bookmark)
    {
        foreach (var (id, _) in turn.Journey.Bookmarks.Where(b => b.Key != bookmark && b.Value.Instance == instance.Key && b.Value.Task == TaskKind.Send))
            turn.Emit(new BookmarkClosed(id));
    }

    public static void Tell(Turn turn, Instance instance, MessageVerb verb, string bookmark)
    {
        var step = (AgencyActivity)instance.Step;
        var agency = turn.Journey.Steps[instance.Key].Agency ?? Actors.Of(instance, turn.Journey);
        turn.Emit(new AgencyTold(bookmark, instance.Key, agency, step.Service, verb, 1));
    }

    /// <summary>Opens an offered step, or a finished task that may be answered anew.</summary>
    public static bool Take(Turn turn, TakeOffer offer)
    {
        if (turn.Journey.Status != JourneyStatus.Running || Instance.Find(turn.Definition, turn.Journey, offer.Instance) is not { } instance
            || !Audience.MayAct(turn.Journey, instance, offer.By))
            return false;
        var state = turn.Journey.Steps[instance.Key];
        var offered = state.Phase == StepPhase.Offered && state.Ready == true;
        var again = state.Ended && instance.Step is CitizenTask { Revisit: true } && state.Applies != false;
        if (!offered && !again)
            return false;
        if (again && HasOpenTask(turn, instance.Key))
            return false;
        turn.Emit(new OfferTaken(instance.Key, state.Visit + 1, offer.By));
        Steps.Open(turn, instance);
        return true;
    }

    /// <summary>Another step's answer asks for this task's next visit.</summary>
    public static void Revisit(Turn turn, string stepId, string because)
    {
        if (turn.Definition.Index.Step(stepId) is not CitizenTask step)
            return;
        foreach (var instance in Instance.Of(step, turn.Journey) ?? [])
            if (turn.Journey.Steps.Find(instance.Key) is { Ended: true } && !HasOpenTask(turn, instance.Key))
                turn.Emit(new TaskOpened(turn.NextBookmark(instance.Key), instance.Key, TaskKind.Task, null, [because]));
    }

    private static bool HasOpenTask(Turn turn, string instance) =>
        turn.Journey.Bookmarks.Values.Any(b => b.Instance == instance && b.Task == TaskKind.Task);

    [GeneratedRegex(@"\bdata\.(\w+)")]
    private static partial Regex DataNames();
}
