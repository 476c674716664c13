using System.Text.Json;
using Journeys.Definitions;

namespace Journeys.Host.Citizen;

/// <summary>An answer as it is read back before sending.</summary>
internal static class AnswerTexts
{
    public static string Of(PageContext context, Step step, AskedQuestion question, JsonElement data)
    {
        if (!data.TryGetProperty(question.Id, out var value)) return context.Words["check.empty"];
        return value.ValueKind switch
        {
            JsonValueKind.Array when value.GetArrayLength() == 0 => context.Words["check.empty"],
            JsonValueKind.Array => string.Join("\n", value.EnumerateArray().Select(p => Person(context, question, p))),
            JsonValueKind.Object => Person(context, question, value),
            JsonValueKind.String when question.Question.Type is QuestionType.YesNo or QuestionType.Enum => QuestionTexts.Option(context, question, value.GetString()!),
            _ => CollectedData.Value(context, step, question.Id, value),
        };
    }

    private static string Person(PageContext context, AskedQuestion question, JsonElement person)
    {
        var name = person.GetProperty("name").GetString()!;
        var text = person.TryGetProperty("person", out var number) ? $"{name}, {number.GetString()}" : name;
        foreach (var detail in question.Question.Fields)
            if (person.TryGetProperty(detail.Id, out var answer))
                text += $". {QuestionTexts.Detail(context, question, detail.Id)} {context.Words[$"value.{answer.GetString()}"]}";
        return text;
    }
}
