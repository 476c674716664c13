using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>A task as the citizen fills it in: what it is, why, by when, and its questions with what has been filled in so far.</summary>
public sealed record TaskPage(
    string Bookmark,
    TaskKind Kind,
    string Title,
    string Lead,
    string? Why,
    string? Law,
    string? Due,
    string? Consequence,
    string? Note,
    JointView? Joint,
    string? Recipient,
    IReadOnlyList<QuestionView> Questions,
    IReadOnlyList<DatumView> Summary)
{
    /// <summary>How it is done where it is done elsewhere.</summary>
    public string? How { get; init; }

    /// <summary>A letter that is ready to be sent as it stands; null where the person writes.</summary>
    public string? Letter { get; init; }

    public static TaskPage Of(PageContext context, string id, Bookmark bookmark, Instance instance, IReadOnlyDictionary<string, string> fields, TaskAnswers answers)
    {
        var step = instance.Step;
        var questions = TaskQuestions.Of(context, bookmark, step);
        var due = NextSteps.Due(context, bookmark, instance);
        return new(
            id,
            bookmark.Task!.Value,
            TaskTitles.Of(context, bookmark),
            LeadOf(context, bookmark, instance),
            bookmark.Task is TaskKind.Task or TaskKind.Send ? context.StepText(step, "why", instance) : null,
            step.LegalBasis.Count == 0 ? null : context.Words["step.law", ("lag", string.Join("; ", step.LegalBasis))],
            due is { } day ? context.Words[day < context.Today ? "step.dueLate" : "task.due", ("datum", context.Words.Date(day))] : null,
            due < context.Today ? null : NextSteps.Consequence(context, bookmark, instance),
            bookmark.Task == TaskKind.Ask ? context.Words["task.ask.again"] : null,
            JointNotes.Of(context, id, bookmark, instance),
            RecipientOf(context, bookmark, instance),
            [.. questions.Select(q => QuestionView.Of(context, q, fields, answers))],
            Summarise(context, step, questions, answers))
        {
            How = context.StepText(step, "how", instance),
            Letter = bookmark.Task == TaskKind.Demand ? Demands.Letter(context, instance) : null,
        };
    }

    private static string LeadOf(PageContext context, Bookmark bookmark, Instance instance)
    {
        (string, string)[] due = bookmark.Due is { } day ? [("datum", context.Words.Date(day))] : [];
        var about = bookmark.About.Select(a => context.Words.Find($"fact.{a}") is { } fact ? context.Words.Fill(fact, ("namn", context.Names.Principal)) : null).OfType<string>();
        (string, string)[] tokens = [.. due, .. bookmark.About.Count > 0 && about.Any() ? [("uppgift", string.Join(", ", about))] : Array.Empty<(string, string)>(), .. context.Tokens(instance.Step, instance)];
        if (bookmark.Task is TaskKind.Task or TaskKind.Send) return context.StepText(instance.Step, "lead", instance) ?? "";
        return context.Words[bookmark.Way is { OfDemand: true } ? "task.lead.DemandAppeal" : $"task.lead.{bookmark.Task}", tokens];
    }

    /// <summary>Who gets what is sent; null where it is kept on the page and passed on step by step.</summary>
    private static string? RecipientOf(PageContext context, Bookmark bookmark, Instance instance) => bookmark.Task switch
    {
        TaskKind.Send or TaskKind.Info or TaskKind.Appeal or TaskKind.Check or TaskKind.Demand => context.Responsible(instance.Step, context.Journey.Steps.Find(instance.Key)),
        _ => null,
    };

    private static List<DatumView> Summarise(PageContext context, Step step, IReadOnlyList<AskedQuestion> questions, TaskAnswers answers)
    {
        var rows = new List<DatumView>();
        foreach (var question in questions.Where(q => answers.Asked.Contains(q.Id)))
            rows.Add(new(QuestionTexts.Label(context, question), AnswerTexts.Of(context, step, question, answers.Data), question.Id, 0));
        return rows;
    }
}
