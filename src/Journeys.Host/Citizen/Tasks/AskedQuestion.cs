using System.Text.RegularExpressions;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>A question of a task, with the key of its texts.</summary>
public sealed record AskedQuestion(Question Question, string TextKey)
{
    public string Id => Question.Id;
    public bool Many => Question.Many;
}

/// <summary>Which questions a task has: the step's own, or those that its kind brings.</summary>
internal static class TaskQuestions
{
    public static IReadOnlyList<AskedQuestion> Of(PageContext context, Bookmark bookmark, Step step) => bookmark.Task switch
    {
        TaskKind.Task or TaskKind.Send => [.. step.Questions.Select(q => Own(step, q))],
        TaskKind.Info => step.InfoQuestions.Count == 0
            ? [Engine(Question("reply", QuestionType.Text))]
            : [.. step.InfoQuestions.Select(q => new AskedQuestion(q, $"{step.TextKey}.info.questions.{q.Id}"))],
        TaskKind.Check => context.Journey.HasAnswerOpen(bookmark.Instance) && context.Journey.Steps.Find(bookmark.Instance)?.Ended == false
            ? [Engine(Question("check", QuestionType.Enum, "keep", "withdraw"))]
            : [],
        TaskKind.Ask => Again(context, bookmark),
        TaskKind.Manual => [Engine(Question("outcome", QuestionType.Enum, "Approved", "Rejected", "handBack")), Engine(Question("note", QuestionType.Text) with { Optional = true })],
        TaskKind.Appeal => [Engine(Question("reason", QuestionType.Text))],
        _ => [],
    };

    private static AskedQuestion Own(Step step, Question question) => new(question, $"{step.TextKey}.questions.{question.Id}");

    /// <summary>The questions behind facts that nobody knew, and those that follow from them; "don't know" hands over.</summary>
    private static List<AskedQuestion> Again(PageContext context, Bookmark bookmark)
    {
        var found = new List<AskedQuestion>();
        foreach (var step in context.Definition.Index.Steps)
            foreach (var question in step.Questions)
            {
                var writes = step.Facts.Any(f => bookmark.About.Contains(f.Key) && Reads(f.Value, question.Id));
                var follows = question.AskIf is { } condition && found.Exists(q => Reads(condition, q.Id));
                if (writes || follows) found.Add(Own(step, question with { DontKnow = true, AskIf = follows ? question.AskIf : null }));
            }

        return found;
    }

    private static bool Reads(Expression expression, string question) =>
        Regex.IsMatch(expression.Text, $@"\bdata\.{Regex.Escape(question)}\b");

    private static AskedQuestion Engine(Question question) => new(question, $"task.q.{question.Id}");

    private static Question Question(string id, QuestionType type, params string[] options) =>
        new(id, type, options, false, false, null, null, false, 1, []);
}
