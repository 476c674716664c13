using System.Globalization;

namespace Journeys.Host.Limits;

public enum RefusalKind
{
    TooLarge,
    QueryTooLong,
    Unread,
    TooMany,
    Overloaded,
    TooSlow,
}

/// <summary>
/// Why a request was not taken. It is told by status and Retry-After alone; what else it says is the business of the room
/// that was called: a problem for agencies, a page for people.
/// </summary>
/// <param name="RetryAfter">Null where the same request would be refused again.</param>
public sealed record Refusal(RefusalKind Kind, TimeSpan? RetryAfter = null)
{
    public int Status => Kind switch
    {
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.QueryTooLong => StatusCodes.Status414UriTooLong,
        RefusalKind.Unread => StatusCodes.Status400BadRequest,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>The refusal of a request that one of the limits refused.</summary>
    public static Refusal? Of(HttpContext http) => http.Items[typeof(Refusal)] as Refusal;

    public void Refuse(HttpContext http)
    {
        http.Items[typeof(Refusal)] = this;
        http.Response.StatusCode = Status;
        if (RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }
}
