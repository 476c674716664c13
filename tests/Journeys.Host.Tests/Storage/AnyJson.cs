using System.Globalization;
using System.Text.Json;

namespace Journeys.Host.Tests.Storage;

/// <summary>Any JSON text, some of its objects about one of the persons.</summary>
internal static class AnyJson
{
    private static readonly string[] Scalar =
        ["null", "true", "1.50", "-0", "1e400", "12345678901234567890123", "\"\"", "\"\\ud83d\\ude00 å ~/\"", "\"\\u0000\"", "\"sealed:1:x\"", "\"2026-11-17\""];

    private static readonly string[] Names = ["a", "b/c", "b~1c", "~", "", "åäö", "0", "name", "personalNumber"];

    public static string Tree(Random random, Guid[] persons, int depth) => random.Next(depth > 0 ? 4 : 2) switch
    {
        0 => Scalar[random.Next(Scalar.Length)],
        1 => random.Next().ToString(CultureInfo.InvariantCulture),
        2 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Tree(random, persons, depth - 1)))}]",
        _ => Object(random, persons, depth - 1),
    };

    /// <summary>Every scalar but the persons' ids, as text.</summary>
    public static IEnumerable<string> Scalars(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .Where(p => p.Name != "person" || !p.Value.TryGetGuid(out _)).SelectMany(p => Scalars(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Scalars),
        JsonValueKind.String => [element.GetString()!],
        _ => [element.GetRawText()],
    };

    private static string Object(Random random, Guid[] persons, int depth)
    {
        var properties = Names.Where(_ => random.Next(3) == 0).Select(name => $"{JsonSerializer.Serialize(name)}:{Tree(random, persons, depth)}");
        if (random.Next(2) == 0) properties = properties.Append($"\"person\":\"{persons[random.Next(persons.Length)]}\"");
        return $"{{{string.Join(',', properties)}}}";
    }
}
