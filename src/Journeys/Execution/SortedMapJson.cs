using System.Text.Json;
using System.Text.Json.Serialization;

namespace Journeys.Execution;

internal sealed class SortedMapConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(SortedMap<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(SortedMapConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}

internal sealed class SortedMapConverter<TValue> : JsonConverter<SortedMap<TValue>>
{
    public override SortedMap<TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SortedMap<TValue>.Empty.SetAll(JsonSerializer.Deserialize<Dictionary<string, TValue>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, SortedMap<TValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, item) in value)
        {
            writer.WritePropertyName(key);
            JsonSerializer.Serialize(writer, item, options);
        }

        writer.WriteEndObject();
    }
}
