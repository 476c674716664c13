using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Tasks that several must agree on: open until each participant of their roles has sent in the same.</summary>
public static class JointActs
{
    /// <summary>Who must agree now; nobody where one answers for all, or no one has the role.</summary>
    public static IReadOnlyList<Guid> PeopleOf(Journey journey, Instance instance) =>
        instance.Step is CitizenTask { Joint: { Count: > 0 } roles } ? Audience.Of(journey, instance, roles) : [];

    /// <summary>Takes one answer. False from someone who is not among them, and for the same answer again.</summary>
    internal static bool Answer(Turn turn, Instance instance, SubmitTask submission, IReadOnlyList<Guid> people)
    {
        var answers = turn.Journey.JointAnswers.Find(submission.Bookmark) ?? [];
        var answer = new JointAnswer(
            submission.By, Recording.ValuesOf(turn, instance, instance.Step.Facts, submission.Data.Clear), [.. Tasks.NotKnown(instance, submission)]);
        if (!people.Contains(submission.By)
            || answers.Find(a => a.By == submission.By)?.Agrees(answer) == true)
            return false;
        turn.Emit(new TaskSubmitted(
            submission.Bookmark, instance.Key, submission.By, submission.Receipt, [.. submission.DontKnow], submission.Data.Sealed)
        { Joint = true });
        turn.Emit(new JointAnswerGiven(submission.Bookmark, answer.By, answer.Values, answer.NotKnown));
        return true;
    }

    /// <summary>Ends what all have agreed on: after an answer, and when one who disagreed has left.</summary>
    internal static void Review(Turn turn)
    {
        foreach (var (id, answers) in turn.Journey.JointAnswers)
            if (turn.Journey.Bookmarks.TryGetValue(id, out var bookmark) && Instance.Find(turn.Definition, turn.Journey, bookmark.Instance) is { } instance
                && PeopleOf(turn.Journey, instance) is { Count: > 0 } people)
                Review(turn, id, instance, people, answers);
    }

    private static void Review(Turn turn, string bookmark, Instance instance, IReadOnlyList<Guid> people, IReadOnlyList<JointAnswer> answers)
    {
        var given = people.Select(p => answers.FirstOrDefault(a => a.By == p)).ToList();
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
