using System.Text.Json;

namespace Journeys.Host.Agency;

/// <summary>How an agency's queue stands, and what it can be asked and may tell.</summary>
public static class StatusEndpoint
{
    public static void MapStatus(this IEndpointRouteBuilder agency)
    {
        agency.MapGet("/status", StatusAsync);
        agency.MapGet("/catalogue", (HttpContext http, AgencyCatalogue catalogue) =>
            Results.Json(Shown(catalogue.Find(http.User.Agency())!), AgencyJson.Options));
    }

    private static async Task<IResult> StatusAsync(HttpContext http, Inbox inbox, TimeProvider time)
    {
        var depth = await inbox.DepthAsync(http.User.Agency(), http.RequestAborted);
        return Results.Json(new
        {
            Agency = http.User.Agency(),
            QueueDepth = depth.Waiting,
            depth.Locked,
            DeadLetters = depth.Dead,
            OldestEnqueued = depth.Oldest,
            OldestAgeSeconds = depth.Oldest is { } oldest ? (long)Math.Max(0, (time.GetUtcNow() - oldest).TotalSeconds) : (long?)null,
        }, AgencyJson.Options);
    }

    private static object Shown(AgencyEntry agency) => new
    {
        agency.Id,
        agency.Description.Names,
        agency.Source,
        Services = agency.Services.Values.OrderBy(s => s.Description.Name, StringComparer.Ordinal).Select(s => new
        {
            s.Description.Name,
            s.Description.Names,
            s.Description.Profile,
            ServiceLevel = s.Description.ServiceLevel?.ToString(),
            Request = s.Request?.Text,
            Answer = s.Answer?.Text,
        }),
        Facts = agency.Facts.Values.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new
        {
            f.Name,
            Type = MessageType.OfFact(f.Name),
            Schema = f.Schema?.Text,
        }),
    };
}
