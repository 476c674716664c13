using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>The value of a skeleton fact: a boolean, a whole number, or a text (an enumeration's value or an ISO date).</summary>
[JsonConverter(typeof(FactValueConverter))]
public readonly record struct FactValue
{
    private FactValue(string text, JsonValueKind kind)
    {
        Text = text;
        Kind = kind;
    }

    public string Text { get; }
    public JsonValueKind Kind { get; }

    public static FactValue Of(bool value) => value ? new("true", JsonValueKind.True) : new("false", JsonValueKind.False);

    public static FactValue Of(long value) => new(value.ToString(CultureInfo.InvariantCulture), JsonValueKind.Number);

    public static FactValue Of(string value) => new(value, JsonValueKind.String);

    public static FactValue Of(DateOnly value) => Of(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public bool IsTrue => Kind == JsonValueKind.True;

    /// <summary>The date it holds; null where it is not an ISO date.</summary>
    public DateOnly? Date => Text is [_, _, _, _, '-', _, _, '-', _, _]
        && (Digits(Text, 0, 4), Digits(Text, 5, 2), Digits(Text, 8, 2)) is ( >= 1 and var year, >= 1 and <= 12 and var month, >= 1 and var day)
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    // By hand: dates are read in every decision, and the library's parser was a tenth of its time.
    private static int Digits(string text, int from, int count)
    {
        var number = 0;
        for (var i = from; i < from + count; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return -1;
            number = (10 * number) + text[i] - '0';
        }

        return number;
    }

    /// <summary>Reads an evaluated value as a fact of a declared type; null where it does not fit the type.</summary>
    public static FactValue? From(JsonElement value, FactType type) => (type.Kind, value.ValueKind) switch
    {
        (FactKind.Bool, JsonValueKind.True or JsonValueKind.False) => Of(value.GetBoolean()),
        (FactKind.Count, JsonValueKind.Number) when value.TryGetInt64(out var count) && count >= 0 => Of(count),
        (FactKind.Date, JsonValueKind.String) when Of(value.GetString()!).Date is not null => Of(value.GetString()!),
        (FactKind.Enum, JsonValueKind.String) when type.Options.Contains(value.GetString()) => Of(value.GetString()!),
        _ => null,
    };

    /// <summary>Reads a scalar that needs no declared type, such as a variable's value.</summary>
    public static FactValue? From(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => Of(value.GetBoolean()),
        JsonValueKind.Number when value.TryGetInt64(out var number) => Of(number),
        JsonValueKind.String => Of(value.GetString()!),
        _ => null,
    };

    /// <summary>Reads an initial value as written in the declaration.</summary>
    public static FactValue? Initial(FactType type) => type switch
    {
        { Initial: null } => null,
        { Kind: FactKind.Bool } => Of(type.Initial == "true"),
        { Kind: FactKind.Count } => Of(long.Parse(type.Initial, CultureInfo.InvariantCulture)),
        _ => Of(type.Initial),
    };

    public override string ToString() => Text;
}

internal sealed class FactValueConverter : JsonConverter<FactValue>
{
    public override FactValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => FactValue.Of(true),
        JsonTokenType.False => FactValue.Of(false),
        JsonTokenType.Number => FactValue.Of(reader.GetInt64()),
        JsonTokenType.String => FactValue.Of(reader.GetString()!),
        _ => throw new JsonException($"A fact is a boolean, a whole number or a text, not {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, FactValue value, JsonSerializerOptions options)
    {
        if (value.Kind is JsonValueKind.String)
            writer.WriteStringValue(value.Text);
        else
            writer.WriteRawValue(value.Text);
    }
}
