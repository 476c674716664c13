using System.Text.Json;
using Journeys.Host.Engine;

namespace Journeys.Host.Agency;

/// <summary>Takes an agency's answers, progress and register facts. 202: they are safe, and the journeys move on from there.</summary>
public static class MessagesEndpoint
{
    private const string One = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";
    private const int MaxBatch = 100;

    public static void MapMessages(this IEndpointRouteBuilder agency)
    {
        agency.MapPost("/messages", PostAsync);
        agency.MapGet("/messages/{id}", (string id, HttpContext http, Receipts receipts) => ShowAsync(id, http, receipts, r => new
        {
            Id = r.Receipt.MessageId,
            r.Receipt.Source,
            r.Receipt.Status,
            r.Receipt.Reason,
            JourneyId = r.Receipt.Journey,
            Subject = r.Receipt.Bookmark,
            r.Receipt.ReceivedAt,
            Receipt = $"/agency/v1/messages/{r.Receipt.MessageId}/receipt",
        }));
        agency.MapGet("/messages/{id}/receipt", (string id, HttpContext http, Receipts receipts) => ShowAsync(id, http, receipts, r => new
        {
            Id = r.Receipt.MessageId,
            ReceiptId = r.Receipt.Id,
            r.Receipt.ReceivedAt,
            HmacSha256 = Convert.ToHexStringLower(r.Hash),
        }));
    }

    private static async Task<IResult> PostAsync(HttpContext http, Accepting accepting, Backlog backlog)
    {
        var (json, problem) = await RequestBody.ReadAsync(http.Request, One, Batch);
        if (json is null) return problem!;
        using (json)
        {
            var batch = http.Request.ContentType!.StartsWith(Batch, StringComparison.OrdinalIgnoreCase);
            if (Events(json.RootElement, batch, out var events) is { } unread) return unread;
            if (backlog.Refuses(events.Count) is { } full) return full;
            var (receipts, refused, index) = await accepting.AcceptAsync(http.User.Agency(), events, http.RequestAborted);
            if (refused is not null) return batch ? refused.InBatch(index) : refused;
            if (!batch) http.Response.Headers.Location = $"/agency/v1/messages/{events[0].Id}";
            return Results.Json(batch ? receipts : receipts[0], AgencyJson.Options, statusCode: StatusCodes.Status202Accepted);
        }
    }

    private static Problem? Events(JsonElement body, bool batch, out IReadOnlyList<CloudEvent> events)
    {
        events = [];
        if (batch && (body.ValueKind != JsonValueKind.Array || body.GetArrayLength() is 0 or > MaxBatch))
            return Problems.Malformed($"A batch is an array of 1 to {MaxBatch} events.");
        var read = (batch ? body.EnumerateArray().Select(CloudEventReader.Read) : [CloudEventReader.Read(body)]).ToList();
        foreach (var (index, (_, problem)) in read.Index())
            if (problem is not null)
                return batch ? problem.InBatch(index) : problem;
        events = [.. read.Select(r => r.Event!)];
        return null;
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext http, Receipts receipts, Func<AcceptedMessage, object> show)
    {
        var found = Guid.TryParse(id, out var message) ? await receipts.FindAsync(http.User.Agency(), message.ToString(), http.RequestAborted) : null;
        return found is null ? Problems.UnknownMessage(Guid.TryParse(id, out _) ? id : "that is not a UUID") : Results.Json(show(found), AgencyJson.Options);
    }
}
