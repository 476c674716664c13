using System.Text.Json;

namespace Journeys.Host.Agency;

/// <summary>
/// Finds what JSON's grammar lets through and nothing behind it can keep: texts that are not Unicode (RFC 8259 §8.2) or
/// hold U+0000, numbers that would be rounded or cannot be read at all, and names that look like personal numbers, since names are not sealed.
/// </summary>
internal static class UnreadableTexts
{
    private const string NotText = "is not Unicode text: it has half a surrogate pair, bytes that are not UTF-8, or U+0000";
    private const string NotNumber = "is a number that cannot be kept: write a whole one within 64 bits, or one with at most 28 digits, or a text";

    public static IEnumerable<ProblemPlace> In(JsonElement value, string at = "") => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => InProperty(p, at)),
        JsonValueKind.Array => value.EnumerateArray().Index().SelectMany(i => In(i.Item, $"{at}/{i.Index}")),
        JsonValueKind.String when Read(value.GetString) is null => [new(at, NotText)],
        JsonValueKind.Number when !IsReadable(value) => [new(at, NotNumber)],
        _ => [],
    };

    private static bool IsReadable(JsonElement number) =>
        number.TryGetInt64(out _) || number.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') && number.TryGetDecimal(out _);

    private static IEnumerable<ProblemPlace> InProperty(JsonProperty property, string at)
    {
        if (Read(() => property.Name) is not { } name) return [new(at, "has a name that " + NotText)];
        if (PersonNumber.IsIn(name)) return [new(at, "has a name that looks like a personal number; identity belongs in values")];
        return In(property.Value, JsonPointer.Below(at, name));
    }

    private static string? Read(Func<string?> read)
    {
        try
        {
            return read() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
