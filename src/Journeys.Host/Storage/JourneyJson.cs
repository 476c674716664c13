using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Journeys.Host.Storage;

/// <summary>How events, state and messages are written: camelCase, enumerations by name, no nulls; the same record is always the same text.</summary>
public static class JourneyJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new());

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        ConfigurePlain(options);
        options.Converters.Add(new JourneyStateJson(ConfigurePlain(new())));
        return options;
    }

    private static JsonSerializerOptions ConfigurePlain(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.IgnoreReadOnlyProperties = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new OrdinalSetJson());
        return options;
    }

    // Read by default it would compare by the machine's culture.
    private sealed class OrdinalSetJson : JsonConverter<ImmutableSortedSet<string>>
    {
        public override ImmutableSortedSet<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ImmutableSortedSet.Create(StringComparer.Ordinal, JsonSerializer.Deserialize<string[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, ImmutableSortedSet<string> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
