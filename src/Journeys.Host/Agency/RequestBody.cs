using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Journeys.Host.Agency;

/// <summary>Reads a request's JSON within the contract's limits, or says which of them it breaks.</summary>
public static class RequestBody
{
    /// <summary>The parsed body; the problem (400, 413, 415) is null where there is one.</summary>
    public static async Task<(JsonDocument? Json, Problem? Problem)> ReadAsync(HttpRequest request, params string[] mediaTypes)
    {
        if (!Accepts(request.ContentType, mediaTypes))
            return (null, Problems.WrongMediaType(request.ContentType, string.Join(" or ", mediaTypes)));
        if (request.ContentLength > AgencyJson.MaxBody) return (null, Problems.TooLarge());
        return await ReadBytesAsync(request) is { } bytes ? Parse(bytes) : (null, Problems.TooLarge());
    }

    private static bool Accepts(string? contentType, string[] mediaTypes) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && mediaTypes.Any(m => type.MediaType.Equals(m, StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<byte[]?> ReadBytesAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is var count and > 0)
        {
            if (bytes.Length + count > AgencyJson.MaxBody) return null;
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }

    private static (JsonDocument?, Problem?) Parse(byte[] bytes)
    {
        try
        {
            var json = JsonDocument.Parse(bytes, new() { MaxDepth = 32, AllowDuplicateProperties = false });
            if (UnreadableTexts.In(json.RootElement).ToArray() is not { Length: > 0 } errors) return (json, null);
            json.Dispose();
            return (null, Problems.Malformed("The body holds what no text or name may be; see errors.", errors));
        }
        catch (JsonException e)
        {
            // Not the exception's words: they may quote the body.
            return (null, Problems.Malformed(e.LineNumber is null
                ? "One of the body's objects has the same name twice. Send each name once."
                : $"The body is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}. Send one JSON value, at most 32 levels deep, in UTF-8."));
        }
        catch (InvalidOperationException)
        {
            // The parser, which looks for names that stand twice, could not read one.
            return (null, Problems.Malformed("One of the body's names is not Unicode text. Send UTF-8, and surrogates in pairs."));
        }
    }
}
