using System.Globalization;
using System.Text.Json;

namespace Journeys.Host.Agency;

/// <summary>Reads one CloudEvent and finds all that is wrong with it at once. Attributes of others' making are let through unread.</summary>
public sealed class CloudEventReader
{
    private readonly JsonElement _event;
    private readonly List<ProblemPlace> _errors = [];

    private CloudEventReader(JsonElement @event) => _event = @event;

    public static (CloudEvent? Event, Problem? Problem) Read(JsonElement @event)
    {
        if (@event.ValueKind != JsonValueKind.Object)
            return (null, Problems.Malformed("An event is a JSON object: a structured CloudEvent.", new ProblemPlace("", "is not an object")));
        var reader = new CloudEventReader(@event);
        var read = reader.Read();
        return reader._errors.Count == 0
            ? (read, null)
            : (null, Problems.Malformed("The CloudEvent's attributes are wrong; see errors. No attribute may hold a personal number.", [.. reader._errors]));
    }

    private CloudEvent Read()
    {
        if (Text("specversion", required: true) is { } version && version != "1.0") Wrong("specversion", "is not 1.0");
        if (Text("datacontenttype") is { } type && type != "application/json") Wrong("datacontenttype", "is not application/json");
        if (Text("time") is { } time && !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            Wrong("time", "is not an RFC 3339 time");
        RefuseNumbers();
        return new(
            Id("id", required: true), Text("source", required: true) ?? "", Text("type", required: true) ?? "", Text("subject"),
            Id("journeyid") is var journey && journey != default ? journey : null, Version(), Data(), _event.GetRawText());
    }

    private string? Text(string name, bool required = false)
    {
        if (!_event.TryGetProperty(name, out var value))
        {
            if (required) Wrong(name, "is required");
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 300 } text) return text;
        Wrong(name, "is not a text of 1 to 300 characters");
        return null;
    }

    private Guid Id(string name, bool required = false)
    {
        if (Text(name, required) is not { } text) return default;
        if (Guid.TryParseExact(text, "D", out var id) && id != default) return id;
        Wrong(name, "is not a UUID");
        return default;
    }

    private long? Version()
    {
        if (!_event.TryGetProperty("expectedversion", out var value)) return null;
        // CloudEvents numbers have 32 bits; as text they have none.
        var text = value.ValueKind is JsonValueKind.String ? value.GetString() : value.ValueKind is JsonValueKind.Number ? value.GetRawText() : null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return version;
        Wrong("expectedversion", "is not a whole number");
        return null;
    }

    private JsonElement Data()
    {
        if (_event.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object) return data;
        Wrong("data", "is required, as a JSON object");
        return default;
    }

    private void RefuseNumbers()
    {
        foreach (var attribute in _event.EnumerateObject().Where(a => a.Name is not ("data" or "id" or "journeyid")))
            if (attribute.Value.ValueKind == JsonValueKind.String && PersonNumber.IsIn(attribute.Value.GetString()!))
                Wrong(attribute.Name, "looks like a personal number; identity belongs in data");
    }

    private void Wrong(string attribute, string detail) => _errors.Add(new(JsonPointer.Below("", attribute), detail));
}
