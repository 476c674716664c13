using System.Text.Json;
using System.Text.Json.Serialization;

namespace Journeys.Law;

/// <summary>Writes a period as its ISO 8601 text and reads it back; other text is a <see cref="JsonException"/>.</summary>
public sealed class PeriodJson : JsonConverter<Period>
{
    public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("A period is a text, such as \"P3M\".");
        try
        {
            return Period.Parse(reader.GetString()!);
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
