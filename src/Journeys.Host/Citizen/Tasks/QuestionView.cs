using Journeys.Definitions;

namespace Journeys.Host.Citizen;

/// <summary>A question ready to render. <paramref name="Asked"/> is false where the answers so far make it unnecessary.</summary>
public sealed record QuestionView(
    string Id,
    QuestionType Type,
    string Label,
    string? Hint,
    bool Optional,
    bool DontKnow,
    bool Asked,
    bool Many,
    IReadOnlyList<OptionView> Options,
    IReadOnlyList<OptionView> Details,
    int Rows,
    bool More,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<FieldError> Errors)
{
    public string Value(string suffix = "") => Fields.GetValueOrDefault(Id + suffix) ?? "";

    public string? Error => Errors.Count == 0 ? null : Errors[0].Text;

    public string DescribedBy => string.Join(' ', new[] { Hint is null ? null : $"hint-{Id}", Error is null ? null : $"error-{Id}" }.OfType<string>());

    internal static QuestionView Of(PageContext context, AskedQuestion asked, IReadOnlyDictionary<string, string> fields, TaskAnswers answers)
    {
        var question = asked.Question;
        IReadOnlyList<string> options = question.Type switch { QuestionType.YesNo => ["yes", "no"], QuestionType.Enum => question.Options, _ => [] };
        return new(
            asked.Id,
            question.Type,
            QuestionTexts.Label(context, asked),
            QuestionTexts.Hint(context, asked) ?? (question.Type == QuestionType.Date ? context.Words["task.example.date"] : null),
            question.Optional,
            question.DontKnow,
            answers.Asked.Contains(asked.Id),
            asked.Many,
            [.. options.Select(o => new OptionView(o, QuestionTexts.Option(context, asked, o)))],
            [.. question.Fields.Select(d => new OptionView(d.Id, QuestionTexts.Detail(context, asked, d.Id)))],
            FieldReader.Rows(asked, fields),
            asked.Many && (question.Max <= 0 || FieldReader.Rows(asked, fields) < question.Max),
            fields,
            [.. answers.Errors.Where(e => e.Field == asked.Id || e.Field.StartsWith($"{asked.Id}.", StringComparison.Ordinal))]);
    }
}

public sealed record OptionView(string Value, string Text);
