using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.AgencyKit;

/// <summary>The host refused (RFC 9457). <see cref="Slug"/> is for programs; the message says what is wrong and how to mend it.</summary>
public sealed class AgencyProblemException(HttpStatusCode status, string slug, string detail) : Exception($"{(int)status} {slug}: {detail}")
{
    public HttpStatusCode Status => status;
    public string Slug => slug;
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>True where the same request may succeed later.</summary>
    public bool Passing => (int)Status >= 500 || Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    internal static async Task<AgencyProblemException> OfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation);
        var problem = Parse(text);
        var errors = string.Concat(problem?["errors"]?.AsArray().Select(e => $" {e!["pointer"]} {e["detail"]}.") ?? []);
        return new(
            response.StatusCode, ((string?)problem?["type"])?.Split(':')[^1] ?? "none", (string?)problem?["detail"] + errors)
        {
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
