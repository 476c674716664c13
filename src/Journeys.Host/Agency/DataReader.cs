using System.Globalization;
using System.Text.Json;
using Journeys.Law;

namespace Journeys.Host.Agency;

/// <summary>Reads the fields of a message's data, and collects what is wrong with them by JSON pointer.</summary>
public sealed class DataReader(JsonElement data)
{
    private readonly List<ProblemPlace> _errors = [];

    public IReadOnlyList<ProblemPlace> Errors => _errors;

    /// <summary>Finds the fields that the contract does not have here.</summary>
    public void Only(params string[] fields)
    {
        foreach (var field in data.EnumerateObject().Where(f => !fields.Contains(f.Name)))
            Wrong(field.Name, "is not a field of the contract; what is the service's own belongs in content");
    }

    public string? Text(string name, bool required = false, int most = 300)
    {
        if (!Find(name, required, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= most) return text;
        Wrong(name, $"is not a text of 1 to {most} characters");
        return null;
    }

    /// <summary>A text that is kept as it is, to be found by: it may hold no personal number.</summary>
    public string? Key(string name, bool required = false)
    {
        if (Text(name, required) is not { } text) return null;
        if (!PersonNumber.IsIn(text)) return text;
        Wrong(name, "looks like a personal number; use your own number of the case");
        return null;
    }

    public DateOnly? Date(string name, bool required = false)
    {
        if (Text(name, required) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Wrong(name, "is not a date (2026-11-24)");
        return null;
    }

    public int? Whole(string name, int least, int most)
    {
        if (!Find(name, false, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most) return number;
        Wrong(name, $"is not a whole number from {least} to {most}");
        return null;
    }

    public Outcome? Outcome(string name, bool required = false)
    {
        if (Text(name, required) is not { } text) return null;
        if (Enum.GetNames<Outcome>().Contains(text, StringComparer.Ordinal)) return Enum.Parse<Outcome>(text);
        Wrong(name, $"is not in the answer vocabulary: {string.Join(", ", Enum.GetNames<Outcome>())}");
        return null;
    }

    public JsonElement? Object(string name, bool required = false)
    {
        if (!Find(name, required, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Object) return value;
        Wrong(name, "is not an object");
        return null;
    }

    public void Texts(string name)
    {
        if (Find(name, false, out var value)
            && (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(t => t.ValueKind != JsonValueKind.String)))
            Wrong(name, "is not an array of texts");
    }

    public void Wrong(string name, string detail) => _errors.Add(new(JsonPointer.Below("/data", name), detail));

    public void Wrong(IEnumerable<ProblemPlace> places) => _errors.AddRange(places);

    private bool Find(string name, bool required, out JsonElement value)
    {
        if (data.TryGetProperty(name, out value)) return true;
        if (required) Wrong(name, "is required");
        return false;
    }
}
