using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>A fault of a posted task: which field, and what to do, in the page's words.</summary>
public sealed record FieldError(string Field, string Text);

/// <summary>A task's fields, read: the data of the questions that are asked, those answered "don't know", and every fault.</summary>
public sealed record TaskAnswers(JsonElement Data, IReadOnlyList<string> DontKnow, IReadOnlySet<string> Asked, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The data without the questions answered "don't know", which are told apart from it.</summary>
    public JsonElement Known => JsonSerializer.SerializeToElement(
        Data.EnumerateObject().Where(p => !DontKnow.Contains(p.Name)).ToDictionary(p => p.Name, p => p.Value));

    /// <summary>Reads question by question, since one answer decides whether the next is asked. A condition that is not known asks.</summary>
    public static TaskAnswers Read(
        PageContext context, IReadOnlyList<AskedQuestion> questions, IReadOnlyDictionary<string, string> fields, Evaluate evaluate)
    {
        var (data, dontKnow, asked, errors) = (new JsonObject(), new List<string>(), new HashSet<string>(StringComparer.Ordinal), new List<FieldError>());
        foreach (var question in questions)
        {
            if (!Asks(question.Question)) continue;
            asked.Add(question.Id);
            var read = FieldReader.Read(question, fields, context.Today, Asks);
            if (read.Value is not null) data[question.Id] = read.Value;
            if (read.DontKnow) dontKnow.Add(question.Id);
            if (read.Error is { } error) errors.Add(new(read.Field!, ErrorText(context, question, error)));
        }

        return new(JsonSerializer.SerializeToElement(data), dontKnow, asked, errors);

        bool Asks(Question question) => AskedQuestions.IsAsked(question, context.Definition, context.Journey, JsonSerializer.SerializeToElement(data), evaluate);
    }

    private static string ErrorText(PageContext context, AskedQuestion question, string key) =>
        context.Words[key, ("fraga", QuestionTexts.Label(context, question)), ("antal", $"{FieldReader.LongestText}")];
}
