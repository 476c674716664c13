using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Journeys.Host.Elsa;

/// <summary>How Elsa's clients read and write JSON: camelCase, enumerations by name.</summary>
internal static class ElsaJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Swedish letters stay readable; the media type is JSON, never a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    public static IResult Answer<T>(T answer) => TypedResults.Json(answer, Options);
}

/// <summary>A list as most of Elsa's calls answer it.</summary>
internal sealed record ElsaList<T>(IReadOnlyList<T> Items)
{
    public static readonly ElsaList<T> Empty = new([]);

    public int Count => Items.Count;
}

/// <summary>A page of a list, with how many there are in all.</summary>
internal sealed record ElsaPage<T>(IReadOnlyList<T> Items, int TotalCount);
