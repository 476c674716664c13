using System.Text.Json;
using System.Text.Json.Serialization;
using Journeys.Execution;

namespace Journeys.Host.Storage;

/// <summary>
/// Reads a stored state. One that is of another form and cannot be read by this program comes back empty but for its
/// <see cref="Journey.Schema"/>, so that whoever reads it can fold it anew or refuse it.
/// </summary>
internal sealed class JourneyStateJson(JsonSerializerOptions plain) : JsonConverter<Journey>
{
    public override Journey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var again = reader;
        try
        {
            return JsonSerializer.Deserialize<Journey>(ref reader, plain)!;
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or ArgumentException)
        {
            reader = again;
            using var stored = JsonDocument.ParseValue(ref reader);
            if (Schema(stored.RootElement) is not { } schema || schema == Journey.CurrentSchema) throw;
            return Journey.Initial with { Schema = schema };
        }
    }

    public override void Write(Utf8JsonWriter writer, Journey value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, plain);

    private static int? Schema(JsonElement state) =>
        state.ValueKind == JsonValueKind.Object && state.TryGetProperty("schema", out var schema) && schema.TryGetInt32(out var number) ? number : null;
}
