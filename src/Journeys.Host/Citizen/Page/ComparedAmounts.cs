using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;

namespace Journeys.Host.Citizen;

/// <summary>What a step sends beside what it does not: stated amounts compared with the sources', and the sources that have not answered.</summary>
internal static class ComparedAmounts
{
    /// <summary>A line for each amount that differs, at the first step that sends the comparison.</summary>
    public static IEnumerable<string> Lines(PageContext context, Step step)
    {
        var rules = step.ObjectsIn.Where(name => FirstWith(context, name) == step.StepId).SelectMany(name => context.Definition.Objects.GetValueOrDefault(name)?.Compares ?? []).ToList();
        if (rules.Count == 0) return [];
        var recorded = new RecordedData([.. context.Reading.Happenings.Select(Clear)], context.Definition);
        return rules.Select(r => AmountsCompared.Of(r, context.Definition, context.Journey, name => Object(context, recorded, name)))
            .OfType<AmountsCompared>().Where(c => c.Differs).Select(c => Line(context, c));
    }

    /// <summary>The sources that a step went on without; null where all have answered.</summary>
    public static string? Without(PageContext context, Step step)
    {
        var silent = step.ObjectsIn.SelectMany(name => context.Definition.Objects.GetValueOrDefault(name)?.From ?? [])
            .Where(from => context.Journey.Steps.Find(from) is { Unavailable: true }).Distinct().Select(context.Definition.Index.Step).OfType<Step>().Select(s => context.Title(s)).ToList();
        return silent.Count == 0 ? null : context.Words["step.without", ("vad", string.Join(", ", silent))];
    }

    private static string Line(PageContext context, AmountsCompared compared)
    {
        var words = context.Words;
        var text = words[$"compares.{compared.Id}", ("sagt", words.Kronor(compared.Said)), ("funnet", words.Kronor(compared.Found)), ("skillnad", words.Kronor(Math.Abs(compared.Difference)))];
        return compared.Missing.Count == 0 ? text : $"{text} {words["compared.missing", ("vad", string.Join(", ", compared.Missing.Select(m => words.Find($"object.{m}") ?? m)))]}";
    }

    private static string? FirstWith(PageContext context, string name) => context.Definition.Index.Steps.FirstOrDefault(s => s.ObjectsIn.Contains(name))?.StepId;

    /// <summary>As it is sent: of several steps the later one's answers.</summary>
    private static JsonElement? Object(PageContext context, RecordedData recorded, string name)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var step in context.Definition.Objects.GetValueOrDefault(name)?.From ?? [])
            if (recorded.Of(step, null, null) is { ValueKind: JsonValueKind.Object } data)
                foreach (var field in data.EnumerateObject()) fields[field.Name] = field.Value;
        return fields.Count == 0 ? null : JsonSerializer.SerializeToElement(fields);
    }

    private static IJourneyEvent Clear(Happening happening) => happening.Event switch
    {
        AnswerRecorded e => e with { Data = happening.Data },
        TaskSubmitted e => e with { Data = happening.Data },
        RegisterFactRecorded e => e with { Data = happening.Data },
        JourneyBegun e => e with { Data = happening.Data },
        var other => other,
    };
}
