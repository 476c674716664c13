using System.Text.Json;

namespace Journeys.Host.Agency;

/// <summary>What a call on the inbox asks for, with the contract's limits and defaults.</summary>
public sealed record InboxRequest
{
    public static readonly string[] ReceiveFields = ["maxMessages", "maxWaitSeconds", "lockSeconds"];
    public static readonly string[] LockFields = ["lockSeconds"];
    public static readonly string[] ReasonFields = ["reason"];
    private const int MaxTokens = 100;
    private const int MaxReason = 500;

    public int MaxMessages { get; init; } = 10;
    public int MaxWaitSeconds { get; init; }
    public int LockSeconds { get; init; } = 300;
    public Guid[] LockTokens { get; init; } = [];
    public string? Reason { get; init; }

    public TimeSpan LockFor => TimeSpan.FromSeconds(LockSeconds);

    /// <summary>Reads the body; a field that this call does not have, or beyond its limits, is 400 with its pointer.</summary>
    public static async Task<(InboxRequest? Asked, Problem? Problem)> ReadAsync(HttpRequest request, params string[] fields)
    {
        var (json, problem) = await RequestBody.ReadAsync(request, "application/json");
        if (json is null) return (null, problem);
        using (json)
        {
            var asked = new InboxRequest();
            List<ProblemPlace> errors = [];
            if (json.RootElement.ValueKind != JsonValueKind.Object) errors.Add(new("", "is not an object"));
            else
            {
                foreach (var field in json.RootElement.EnumerateObject())
                    asked = fields.Contains(field.Name) ? asked.With(field, errors) : Unknown(asked, field, errors);
                if (fields.Contains("lockTokens") && asked.LockTokens.Length == 0 && errors.Count == 0)
                    errors.Add(new("/lockTokens", $"is required: 1 to {MaxTokens} of the tokens that receive gave"));
                if (fields.Contains("reason") && asked.Reason is null && errors.Count == 0)
                    errors.Add(new("/reason", "is required: say why, without personal data"));
            }

            return errors.Count == 0
                ? (asked, null)
                : (null, Problems.Malformed($"The body's fields are {string.Join(", ", fields)}. See errors.", [.. errors]));
        }
    }

    private static InboxRequest Unknown(InboxRequest asked, JsonProperty field, List<ProblemPlace> errors)
    {
        errors.Add(new(JsonPointer.Below("", field.Name), "is not a field of this call"));
        return asked;
    }

    private InboxRequest With(JsonProperty field, List<ProblemPlace> errors) => field.Name switch
    {
        "maxMessages" => this with { MaxMessages = Number(field, 1, 100, errors) },
        "maxWaitSeconds" => this with { MaxWaitSeconds = Number(field, 0, 30, errors) },
        "lockSeconds" => this with { LockSeconds = Number(field, 30, 3600, errors) },
        "reason" => this with { Reason = Text(field, errors) },
        _ => this with { LockTokens = Tokens(field, errors) },
    };

    private static int Number(JsonProperty field, int from, int to, List<ProblemPlace> errors)
    {
        if (field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out var number) && number >= from && number <= to)
            return number;
        errors.Add(new("/" + field.Name, $"is not a whole number from {from} to {to}"));
        return from;
    }

    private static string? Text(JsonProperty field, List<ProblemPlace> errors)
    {
        if (field.Value.ValueKind == JsonValueKind.String && field.Value.GetString() is { Length: > 0 and <= MaxReason } text && !PersonNumber.IsIn(text))
            return text;
        errors.Add(new("/" + field.Name, $"is not a text of 1 to {MaxReason} characters without a personal number"));
        return null;
    }

    private static Guid[] Tokens(JsonProperty field, List<ProblemPlace> errors)
    {
        if (field.Value.ValueKind != JsonValueKind.Array || field.Value.GetArrayLength() is 0 or > MaxTokens)
        {
            errors.Add(new("/lockTokens", $"is not an array of 1 to {MaxTokens} lock tokens"));
            return [];
        }

        var tokens = field.Value.EnumerateArray()
            .Select(t => t.ValueKind == JsonValueKind.String && t.TryGetGuid(out var token) ? token : (Guid?)null).ToList();
        errors.AddRange(tokens.Index().Where(t => t.Item is null).Select(t => new ProblemPlace($"/lockTokens/{t.Index}", "is not a lock token")));
        return [.. tokens.OfType<Guid>()];
    }
}
