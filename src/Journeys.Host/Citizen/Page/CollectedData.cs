using System.Globalization;
using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>Every datum of a step, with label, source and time: what agencies and registers said, and what people answered.</summary>
internal static class CollectedData
{
    // Shown as the reason, a name or the right of appeal already.
    private static readonly HashSet<string> Elsewhere = ["reasons", "person", "outcome", "appeal"];

    public static IReadOnlyList<DatumView> FromAgencies(PageContext context, Instance instance) =>
    [
        .. from happening in Latest(context, instance)
           from datum in Rows(context, instance.Step, happening, Source(context, instance, happening))
           select datum,
    ];

    public static IReadOnlyList<DatumView> FromPeople(PageContext context, Instance instance) =>
    [
        .. from happening in context.Reading.Happenings
           let sent = happening.Event as TaskSubmitted
           where sent?.Instance == instance.Key && happening.Data is not null
           let source = context.Words["step.sourceYou", ("namn", context.Names.Of(sent.By)), ("tid", context.Words.Time(happening.At))]
           from datum in Rows(context, instance.Step, happening, source)
           select datum,
    ];

    public static IReadOnlyList<DatumView> Answers(PageContext context, Instance instance, Happening happening) =>
        happening.Data is null ? [] : [.. Rows(context, instance.Step, happening, "")];

    /// <summary>The latest of what the step's source said, since a correction replaces it whole.</summary>
    private static IEnumerable<Happening> Latest(PageContext context, Instance instance)
    {
        var latest = context.Reading.Happenings.LastOrDefault(h => h.Data is not null && h.Event switch
        {
            AnswerRecorded a => a.Instance == instance.Key && a.Outcome is not (Outcome.NeedsInfo or Outcome.Annulled),
            RegisterFactRecorded f => instance.Step is RegisterFact step && step.Takes(f.Register, f.Fact),
            _ => false,
        });
        return latest is null ? [] : [latest];
    }

    private static string Source(PageContext context, Instance instance, Happening happening)
    {
        var agency = happening.Event is RegisterFactRecorded fact
            ? context.Agency(fact.Register)
            : context.Responsible(instance.Step, context.Journey.Steps.Find(instance.Key))!;
        return context.Words["step.source", ("myndighet", agency), ("tid", context.Words.Time(happening.At))];
    }

    private static IEnumerable<DatumView> Rows(PageContext context, Step step, Happening happening, string source) =>
        Rows(context, step, happening.Data!.Value, "", 0, source);

    private static IEnumerable<DatumView> Rows(PageContext context, Step step, JsonElement data, string path, int depth, string source)
    {
        if (data.ValueKind == JsonValueKind.Array)
            return data.EnumerateArray().SelectMany((item, at) => Rows(context, step, item, path, depth, source).Select((row, first) => at > 0 && first == 0 ? row with { First = true } : row));
        if (data.ValueKind != JsonValueKind.Object)
            return [new(Label(context, step, path), Value(context, step, path, data), source, depth)];
        return data.EnumerateObject()
            .Where(p => !Elsewhere.Contains(p.Name))
            .OrderBy(p => context.Words.Rank(LabelKey(context, step, FullName(p, path)) ?? ""))
            .SelectMany(p => Property(context, step, p, path, depth, source));
    }

    private static IEnumerable<DatumView> Property(PageContext context, Step step, JsonProperty property, string path, int depth, string source)
    {
        var full = FullName(property, path);
        var nested = property.Value.ValueKind is JsonValueKind.Object
            || (property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().Any(i => i.ValueKind == JsonValueKind.Object));
        if (property.Value is { ValueKind: JsonValueKind.Array } none && none.GetArrayLength() == 0)
            return [new(Label(context, step, full), context.Words["value.none"], source, depth)];
        if (!nested && property.Value.ValueKind == JsonValueKind.Array)
            return [new(Label(context, step, full), string.Join(", ", property.Value.EnumerateArray().Select(i => Value(context, step, full, i))), source, depth)];
        var inner = Rows(context, step, property.Value, full, nested ? depth + 1 : depth, source);
        return nested ? inner.Prepend(new(Label(context, step, full), "", source, depth)) : inner;
    }

    private static string FullName(JsonProperty property, string path)
    {
        // The number stands beside the id that has taken its place.
        var name = property.NameEquals("personalNumber") ? "person" : property.Name;
        return path.Length == 0 ? name : $"{path}.{name}";
    }

    public static string Label(PageContext context, Step step, string path) =>
        LabelKey(context, step, path) is { } key ? context.Words[key, [.. context.Tokens(step)]] : path;

    private static string? LabelKey(PageContext context, Step step, string path) =>
        new[] { $"data.{step.TextKey}.{path}", $"data.{path}", $"{step.TextKey}.questions.{path}", $"task.q.{path}" }
            .FirstOrDefault(key => context.Words.Find(key) is not null);

    public static string Value(PageContext context, Step step, string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => context.Words["value.true"],
        JsonValueKind.False => context.Words["value.false"],
        JsonValueKind.Number => context.Words.Number(value.GetDecimal()),
        JsonValueKind.String => Text(context, step, path, value.GetString()!),
        _ => "–",
    };

    private static string Text(PageContext context, Step step, string path, string text)
    {
        if (text == Happening.Erased) return context.Words["erased"];
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return context.Words.Date(day);
        if (path is "person" || path.EndsWith(".person", StringComparison.Ordinal)) return PersonalNumber(text);
        return context.Words.Find($"{step.TextKey}.questions.{path}.{text}") ?? context.Words.Find($"value.{text}") ?? text;
    }

    /// <summary>As people write it: 19890520-2381.</summary>
    private static string PersonalNumber(string text) =>
        text.Length == 12 && text.All(char.IsAsciiDigit) ? $"{text[..8]}-{text[8..]}" : text;
}
