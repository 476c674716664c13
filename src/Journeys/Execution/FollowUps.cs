using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>"Don't know" is not an answer: a step that is unknown only because of it gets a task that names the facts, and a manual track.</summary>
internal static class FollowUps
{
    public static void Open(Turn turn, IReadOnlyDictionary<Instance, IReadOnlyCollection<string>> lacking)
    {
        if (lacking.Count == 0 && !turn.Journey.Bookmarks.Values.Any(b => b.Task == TaskKind.Ask))
            return;
        var asked = Asked(turn);
        foreach (var step in turn.Definition.Index.Steps.Where(s => turn.Journey.Tokens.ContainsKey(s.Id)))
        {
            var blocked = lacking.Where(l => l.Key.Step == step && turn.Journey.Steps[l.Key.Key].Phase == StepPhase.NotEntered).ToList();
            var facts = blocked.SelectMany(b => b.Value).Distinct().Order(StringComparer.Ordinal).ToList();
            var onlyNotKnown = facts.Count > 0 && blocked.TrueForAll(b => b.Value.All(asked.Contains));
            var open = turn.Journey.Bookmarks.Where(b => b.Value.Task == TaskKind.Ask && b.Value.Instance == step.StepId).Select(b => b.Key).ToList();
            if (onlyNotKnown && open.Count == 0)
                turn.Emit(new TaskOpened(turn.NextBookmark($"{step.StepId}.ask"), step.StepId, TaskKind.Ask, null, [.. facts]));
            else if (!onlyNotKnown)
                open.ForEach(id => turn.Emit(new BookmarkClosed(id)));
        }
    }

    /// <summary>What nobody will ask again by itself: answered "don't know", or left out of a task that is finished.</summary>
    private static HashSet<string> Asked(Turn turn) =>
    [
        .. turn.Journey.NotKnown,
        .. from step in turn.Definition.Index.Steps.OfType<CitizenTask>()
           where turn.Journey.Steps.TryGetValue(step.StepId, out var state) && state.Ended && state.Port != Port.NotApplicable
           from fact in step.Facts.Keys
           select fact,
    ];

    /// <summary>Writes the named facts by the expressions of the steps that first asked for them, or opens the manual track.</summary>
    public static void Answer(Turn turn, Bookmark bookmark, SubmitTask submission)
    {
        if (submission.Manual)
        {
            HandOver(turn, bookmark.Instance);
            return;
        }

        foreach (var step in turn.Definition.Index.Steps.Where(s => s.Questions.Count > 0))
        {
            var asked = step.Facts.Where(f => bookmark.About.Contains(f.Key) || Answered(submission, f.Value)).ToDictionary();
            if (asked.Keys.Any(bookmark.About.Contains))
                Recording.Facts(turn, new Instance(step), asked, submission.Data.Clear, submission.Bookmark);
        }
    }

    /// <summary>A question that follows from the one that was asked again may be answered with it.</summary>
    private static bool Answered(SubmitTask submission, Expression expression) =>
        submission.Data.Clear is { ValueKind: System.Text.Json.JsonValueKind.Object } data
        && data.EnumerateObject().Any(p => Tasks.Reads(expression, p.Name));

    private static void HandOver(Turn turn, string stepId)
    {
        if (turn.Definition.Index.Step(stepId) is not { } step)
            return;
        foreach (var instance in Instance.Of(step, turn.Journey) ?? [])
            if (turn.Journey.Steps[instance.Key] is { Phase: StepPhase.NotEntered, Applies: null or true })
                turn.Emit(new TaskOpened(turn.NextBookmark($"{instance.Key}.manual"), instance.Key, TaskKind.Manual, null, []));
    }
}
