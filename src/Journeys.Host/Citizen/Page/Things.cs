using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>What a subject is called that is no person, such as a vehicle: by what its register says first of it, else by its number among those of its kind.</summary>
internal static class Things
{
    public static string NameOf(PageContext context, string subject)
    {
        var at = subject.LastIndexOf('-');
        if (at < 0 || !int.TryParse(subject.AsSpan(at + 1), out var number)) return context.Words["people.someone"];
        var name = context.Definition.Index.Steps
            .SelectMany(s => s.Lists.Where(l => l.IdPrefix == subject[..at]).Select(l => (Step: s, List: l)))
            .Select(found => Said(context, found.Step, found.List, number)).FirstOrDefault(said => said is not null);
        return name is null ? context.Words["subject.number", ("nummer", $"{number}")] : context.Shown(name);
    }

    private static string? Said(PageContext context, Step step, ListRule list, int number)
    {
        var path = list.From.Split('.')[^1];
        foreach (var happening in context.Reading.Happenings.Reverse())
            if (happening.Event is AnswerRecorded answer && Instance.Find(context.Definition, context.Journey, answer.Instance)?.Step.StepId == step.StepId
                && happening.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(path, out var items)
                && items.ValueKind == JsonValueKind.Array && items.GetArrayLength() >= number)
                return FirstText(items[number - 1]);
        return null;
    }

    private static string? FirstText(JsonElement item) => item.ValueKind != JsonValueKind.Object ? null : item.EnumerateObject()
        .Where(p => p.Value.ValueKind == JsonValueKind.String && p.Name is not ("person" or "personalNumber")).Select(p => p.Value.GetString()).FirstOrDefault();
}
