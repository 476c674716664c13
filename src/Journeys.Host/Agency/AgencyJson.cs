using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Journeys.Host.Agency;

/// <summary>How the agency contract writes and reads JSON, and how much of it.</summary>
public static class AgencyJson
{
    /// <summary>Bytes of a request's body, at most.</summary>
    public const int MaxBody = 256 * 1024;

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Swedish letters stay readable; the media type is JSON, never a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };
}
