using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Tasks that several must agree on: open until each participant of a role has sent in the same.</summary>
internal static class JointActs
{
    /// <summary>The role whose participants must agree now; null where one answers for all, or nobody has the role.</summary>
    public static string? RoleOf(Turn turn, Instance instance) =>
        instance.Step is CitizenTask { Joint: { } role } && turn.Journey.Participants.Any(p => p.Role == role) ? role : null;

    /// <summary>Takes one answer. False from someone without the role, and for the same answer again.</summary>
    public static bool Answer(Turn turn, Instance instance, SubmitTask submission, string role)
    {
        var answers = turn.Journey.JointAnswers.Find(submission.Bookmark) ?? [];
        var answer = new JointAnswer(
            submission.By, Recording.ValuesOf(turn, instance, instance.Step.Facts, submission.Data.Clear), [.. Tasks.NotKnown(instance, submission)]);
        if (!turn.Journey.Participants.Any(p => p.Role == role && p.Person == submission.By)
            || answers.Find(a => a.By == submission.By)?.Agrees(answer) == true)
            return false;
        turn.Emit(new TaskSubmitted(
            submission.Bookmark, instance.Key, submission.By, submission.Receipt, [.. submission.DontKnow], submission.Data.Sealed)
        { Joint = true });
        turn.Emit(new JointAnswerGiven(submission.Bookmark, answer.By, answer.Values, answer.NotKnown));
        return true;
    }

    /// <summary>Ends what all have agreed on: after an answer, and when one who disagreed has left.</summary>
    public static void Review(Turn turn)
    {
        foreach (var (id, answers) in turn.Journey.JointAnswers)
            if (turn.Journey.Bookmarks.TryGetValue(id, out var bookmark) && Instance.Find(turn.Definition, turn.Journey, bookmark.Instance) is { } instance
                && RoleOf(turn, instance) is { } role)
                Review(turn, id, instance, role, answers);
    }

    private static void Review(Turn turn, string bookmark, Instance instance, string role, IReadOnlyList<JointAnswer> answers)
    {
        var given = turn.Journey.Participants.Where(p => p.Role == role).Select(p => answers.FirstOrDefault(a => a.By == p.Person)).ToList();
        if (given is not [{ } first, ..] || !given.TrueForAll(a => a?.Agrees(first) == true))
            return;
        turn.Emit(new JointlyAgreed(bookmark, instance.Key));
        if (first.Values.Count > 0)
            turn.Emit(new FactsRecorded(instance.Key, first.Values));
        if (!first.NotKnown.IsEmpty)
            turn.Emit(new FactsNotKnown(first.NotKnown));
        turn.Emit(new StepEnded(instance.Key, Port.Done, null, false));
    }
}
