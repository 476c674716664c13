using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>What was answered last, as the form's fields: who comes back to change one answer does not give the others again.</summary>
internal static class EarlierAnswers
{
    /// <summary>Empty where nothing was sent in, or it has been erased.</summary>
    public static Dictionary<string, string> Of(PageContext context, Instance instance)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = context.Reading.Happenings.LastOrDefault(h => h.Event is TaskSubmitted sent && sent.Instance == instance.Key && BookmarkId.Split(sent.Bookmark).Stem == instance.Key);
        if (last is not { Event: TaskSubmitted submitted, Data: { ValueKind: JsonValueKind.Object } data }) return fields;
        foreach (var question in instance.Step.Questions)
            if (submitted.DontKnow.Contains(question.Id)) NotKnown(question, fields);
            else if (data.TryGetProperty(question.Id, out var value)) Write(question, value, fields);
        return fields;
    }

    /// <summary>The answers of the tasks that a task is filled in from: to each question that one of them has too, the latest. What only it asks is asked anew.</summary>
    public static Dictionary<string, string> Prefilled(PageContext context, Instance instance)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (instance.Step is not CitizenTask { Prefill: { Count: > 0 } from }) return fields;
        var others = from.Where(id => id != instance.Step.StepId).Select(context.Definition.Index.Step).OfType<Step>().ToList();
        var sent = context.Reading.Happenings.Where(h => h.Event is TaskSubmitted s && from.Contains(s.Instance) && BookmarkId.Split(s.Bookmark).Stem == s.Instance).ToList();
        foreach (var question in instance.Step.Questions.Where(q => others.Exists(o => o.Questions.Any(a => a.Id == q.Id))))
            if (sent.LastOrDefault(h => h.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(question.Id, out _)) is { Data: { } last })
                Write(question, last.GetProperty(question.Id), fields);
        return fields;
    }

    private static void NotKnown(Question question, Dictionary<string, string> fields)
    {
        var chosen = question.Type is QuestionType.YesNo or QuestionType.Enum;
        fields[chosen ? question.Id : $"{question.Id}.dontKnow"] = chosen ? FieldReader.DontKnow : "true";
    }

    private static void Write(Question question, JsonElement value, Dictionary<string, string> fields)
    {
        if (value.ValueKind == JsonValueKind.Array)
            foreach (var (row, person) in value.EnumerateArray().Index()) WritePerson($"{question.Id}.{row}", person, fields);
        else if (value.ValueKind == JsonValueKind.Object)
            WritePerson($"{question.Id}.0", value, fields);
        else if (value.ToString() is not Happening.Erased and var text)
            WriteText(question, text, fields);
    }

    private static void WriteText(Question question, string text, Dictionary<string, string> fields)
    {
        if (question.Type != QuestionType.Date)
            fields[question.Id] = text;
        else if (text.Split('-') is [var year, var month, var day])
            (fields[$"{question.Id}.year"], fields[$"{question.Id}.month"], fields[$"{question.Id}.day"]) = (year, month, day);
    }

    /// <summary>The number stands beside the id that has taken its place.</summary>
    private static void WritePerson(string row, JsonElement person, Dictionary<string, string> fields)
    {
        if (person.ValueKind != JsonValueKind.Object) return;
        foreach (var property in person.EnumerateObject().Where(p => p.Name != "person" && p.Value.ToString() != Happening.Erased))
            fields[property.NameEquals("personalNumber") ? $"{row}.person" : $"{row}.{property.Name}"] = property.Value.ToString();
    }
}
