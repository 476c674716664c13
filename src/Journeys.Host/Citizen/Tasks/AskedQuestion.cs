using System.Text.RegularExpressions;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>A question of a task, with the key of its texts. <paramref name="Many"/>: the answer is a list of people, each with <paramref name="Details"/>.</summary>
public sealed record AskedQuestion(Question Question, string TextKey, bool Many, IReadOnlyList<string> Details)
{
    public string Id => Question.Id;
}

/// <summary>Which questions a task has: the step's own, or those that its kind brings.</summary>
internal static partial class TaskQuestions
{
    public static IReadOnlyList<AskedQuestion> Of(PageContext context, Bookmark bookmark, Step step) => bookmark.Task switch
    {
        TaskKind.Task or TaskKind.Send => [.. step.Questions.Select(q => Own(context, step, q))],
        TaskKind.Info => [Engine(Question("reply", QuestionType.Text), InfoKey(context, step))],
        TaskKind.Check => context.Journey.Steps.Find(bookmark.Instance)?.Phase == StepPhase.WithAgency
            ? [Engine(Question("check", QuestionType.Enum, "keep", "withdraw"))]
            : [],
        TaskKind.Ask => Again(context, bookmark),
        TaskKind.Manual => [Engine(Question("outcome", QuestionType.Enum, "Approved", "Rejected", "handBack")), Engine(Question("note", QuestionType.Text) with { Optional = true })],
        TaskKind.Appeal => [Engine(Question("reason", QuestionType.Text))],
        _ => [],
    };

    private static AskedQuestion Own(PageContext context, Step step, Question question)
    {
        var key = $"{step.TextKey}.questions.{question.Id}";
        var list = step.Lists.FirstOrDefault(l => l.From == $"data.{question.Id}");
        var details = list is null ? [] : list.Facts.Values
            .SelectMany(f => ItemNames().Matches(f.Text).Select(m => m.Groups[1].Value)).Distinct()
            .Where(d => context.Words.Find($"{key}.{d}") is not null).ToList();
        return new(question, key, list is not null, details);
    }

    /// <summary>The questions behind facts that nobody knew, and those that follow from them; "don't know" hands over.</summary>
    private static List<AskedQuestion> Again(PageContext context, Bookmark bookmark)
    {
        var found = new List<AskedQuestion>();
        foreach (var step in context.Definition.Index.Steps)
            foreach (var question in step.Questions)
            {
                var writes = step.Facts.Any(f => bookmark.About.Contains(f.Key) && Reads(f.Value, question.Id));
                var follows = question.AskIf is { } condition && found.Exists(q => Reads(condition, q.Id));
                if (writes || follows) found.Add(Own(context, step, question with { DontKnow = true, AskIf = follows ? question.AskIf : null }));
            }

        return found;
    }

    private static bool Reads(Expression expression, string question) =>
        Regex.IsMatch(expression.Text, $@"\bdata\.{Regex.Escape(question)}\b");

    private static string InfoKey(PageContext context, Step step) =>
        context.Words.Find($"{step.TextKey}.info.questions.reply") is null ? "task.q.reply" : $"{step.TextKey}.info.questions.reply";

    private static AskedQuestion Engine(Question question, string? key = null) => new(question, key ?? $"task.q.{question.Id}", false, []);

    private static Question Question(string id, QuestionType type, params string[] options) => new(id, type, options, false, false, null, null);

    [GeneratedRegex(@"\bitem\.(\w+)")]
    private static partial Regex ItemNames();
}
