using System.Globalization;
using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Host.Storage;

namespace Journeys.Host.Citizen;

/// <summary>What one question's fields came to: a value, "don't know", nothing, or an error's text key with the field to mend.</summary>
public sealed record FieldReading(JsonNode? Value, bool DontKnow = false, string? Error = null, string? Field = null);

/// <summary>Reads a question's fields as they were posted: required unless optional, a date that is real, an option that was offered.</summary>
internal static class FieldReader
{
    public const int LongestText = 5000;
    private const int MostDigits = 9;
    public const string DontKnow = "dontKnow";

    public static FieldReading Read(AskedQuestion asked, IReadOnlyDictionary<string, string> fields, DateOnly today, Func<Question, bool> asks)
    {
        var question = asked.Question;
        if (question.DontKnow && Field(fields, $"{asked.Id}.dontKnow") == "true") return new(JsonValue.Create(DontKnow), true);
        var read = question.Type switch
        {
            QuestionType.YesNo => Option(asked, fields, ["yes", "no"]),
            QuestionType.Enum => Option(asked, fields, question.Options),
            QuestionType.Date => Date(asked, fields, today),
            QuestionType.Count => Count(asked, fields),
            QuestionType.Person when asked.Many => People(asked, fields, asks),
            QuestionType.Person => Person(asked, fields, 0, asks),
            _ => Text(asked, fields),
        };
        var missing = read is { Value: null, Error: null, DontKnow: false } && !question.Optional && !asked.Many;
        return missing ? read with { Error = "error.required", Field = FirstField(asked) } : read;
    }

    public static string FirstField(AskedQuestion asked) => asked.Question.Type switch
    {
        QuestionType.Date => $"{asked.Id}.day",
        QuestionType.Person => $"{asked.Id}.0.name",
        _ => asked.Id,
    };

    /// <summary>How many people's fields there are, at least one.</summary>
    public static int Rows(AskedQuestion asked, IReadOnlyDictionary<string, string> fields)
    {
        var rows = 1;
        while (fields.Keys.Any(k => k.StartsWith($"{asked.Id}.{rows}.", StringComparison.Ordinal))) rows++;
        return rows;
    }

    private static FieldReading Option(AskedQuestion asked, IReadOnlyDictionary<string, string> fields, IReadOnlyList<string> options)
    {
        var chosen = Field(fields, asked.Id);
        if (chosen is null) return new(null);
        if (asked.Question.DontKnow && chosen == DontKnow) return new(JsonValue.Create(DontKnow), true);
        return options.Contains(chosen) ? new(JsonValue.Create(chosen)) : new(null, false, "error.option", asked.Id);
    }

    private static FieldReading Text(AskedQuestion asked, IReadOnlyDictionary<string, string> fields)
    {
        var text = Field(fields, asked.Id);
        return text?.Length > LongestText ? new(null, false, "error.tooLong", asked.Id) : new(text is null ? null : JsonValue.Create(text));
    }

    /// <summary>As people write it: 12 000, with whatever space, with or without kr.</summary>
    private static FieldReading Count(AskedQuestion asked, IReadOnlyDictionary<string, string> fields)
    {
        if (Field(fields, asked.Id) is not { } written) return new(null);
        var digits = string.Concat((written.EndsWith("kr", StringComparison.OrdinalIgnoreCase) ? written[..^2] : written).Where(c => !char.IsWhiteSpace(c)));
        return digits.Length <= MostDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(JsonValue.Create(number))
            : new(null, false, "error.count", asked.Id);
    }

    private static FieldReading Date(AskedQuestion asked, IReadOnlyDictionary<string, string> fields, DateOnly today)
    {
        string[] parts = [Part("year"), Part("month"), Part("day")];
        if (parts.All(p => p.Length == 0)) return new(null);
        var written = $"{parts[0]}-{parts[1].PadLeft(2, '0')}-{parts[2].PadLeft(2, '0')}";
        if (!DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new(null, false, "error.date", $"{asked.Id}.day");
        return day.Year < 1900 || day > today.AddYears(10)
            ? new(null, false, "error.dateRange", $"{asked.Id}.year")
            : new(JsonValue.Create(written));

        string Part(string name) => Field(fields, $"{asked.Id}.{name}") ?? "";
    }

    private static FieldReading People(AskedQuestion asked, IReadOnlyDictionary<string, string> fields, Func<Question, bool> asks)
    {
        var people = new JsonArray();
        for (var row = 0; row < Rows(asked, fields); row++)
        {
            var read = Person(asked, fields, row, asks);
            if (read.Error is not null) return read;
            if (read.Value is not null) people.Add(read.Value);
        }

        return new(people);
    }

    private static FieldReading Person(AskedQuestion asked, IReadOnlyDictionary<string, string> fields, int row, Func<Question, bool> asks)
    {
        var (name, number) = (Field(fields, $"{asked.Id}.{row}.name"), Field(fields, $"{asked.Id}.{row}.person"));
        if (name is null && number is null) return new(null);
        if (name is null) return new(null, false, "error.name", $"{asked.Id}.{row}.name");
        var person = new JsonObject { ["name"] = name };
        if (number is not null || asked.Many)
        {
            if (!PersonalNumber.TryParse(Digits(number), out var read)) return new(null, false, "error.person", $"{asked.Id}.{row}.person");
            person["person"] = read.Digits;
        }

        foreach (var detail in asked.Question.Fields)
        {
            var field = $"{asked.Id}.{row}.{detail.Id}";
            if (Field(fields, field) is "yes" or "no") person[detail.Id] = fields[field];
            else if (!detail.Optional && asks(detail)) return new(null, false, "error.required", $"{field}.yes");
        }

        return new(person);
    }

    private static string Digits(string? written) => string.Concat((written ?? "").Where(c => c is not ('-' or '+' or ' ')));

    private static string? Field(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
