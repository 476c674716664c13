using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.AgencyKit;

/// <summary>
/// An agency's side of the contract (docs/agency-contract.md). Every call is tried again, with the same ids, when the
/// host does not answer, is busy or fails; so a message is never lost, and never counted twice.
/// </summary>
/// <param name="http">Its base address is the host's; this client adds nothing to it but the token.</param>
public sealed class AgencyClient(HttpClient http, string agency, string token, TimeProvider? time = null)
{
    private const string EventType = "application/cloudevents+json";
    private static readonly TimeSpan[] Waits = [.. new[] { 0.2, 0.5, 1, 2, 5, 10, 15, 30 }.Select(TimeSpan.FromSeconds)];
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public string Agency => agency;

    /// <summary>The CloudEvents <c>source</c> of this agency's messages.</summary>
    public string Source => $"/agencies/{agency}";

    /// <summary>Takes messages under a lock; waits for one up to <paramref name="waitSeconds"/> (at most 30).</summary>
    public async Task<IReadOnlyList<Delivery>> ReceiveAsync(
        int maxMessages = 20, int waitSeconds = 30, int lockSeconds = 60, CancellationToken cancellation = default)
    {
        var answer = await PostAsync("/agency/v1/inbox:receive", Json(new JsonObject
        {
            ["maxMessages"] = maxMessages,
            ["maxWaitSeconds"] = waitSeconds,
            ["lockSeconds"] = lockSeconds,
        }), cancellation);
        return [.. answer.AsArray().Select(d => Delivery.Of(d!.AsObject()))];
    }

    /// <summary>The messages are done. False where a lock was lost: the message comes again.</summary>
    public Task<bool> AcknowledgeAsync(Delivery delivery, CancellationToken cancellation = default) =>
        LockAsync("acknowledge", delivery, [], cancellation);

    /// <summary>Someone else may take the message at once.</summary>
    public Task<bool> ReleaseAsync(Delivery delivery, CancellationToken cancellation = default) =>
        LockAsync("release", delivery, [], cancellation);

    /// <summary>The message cannot be handled, ever; it becomes a dead letter with the reason, which holds no personal data.</summary>
    public Task<bool> RejectAsync(Delivery delivery, string reason, CancellationToken cancellation = default) =>
        LockAsync("reject", delivery, new() { ["reason"] = reason }, cancellation);

    public Task<bool> RenewAsync(Delivery delivery, int lockSeconds, CancellationToken cancellation = default) =>
        LockAsync("renew", delivery, new() { ["lockSeconds"] = lockSeconds }, cancellation);

    /// <summary>Sends a message; once this returns it is safe with the host.</summary>
    /// <exception cref="AgencyProblemException">It was refused; sending it again would not help.</exception>
    public async Task<JsonObject> PostAsync(JsonObject @event, CancellationToken cancellation = default) =>
        (await PostAsync("/agency/v1/messages", new StringContent(@event.ToJsonString(), Encoding.UTF8, EventType), cancellation)).AsObject();

    /// <summary>What became of a message: Accepted, Applied, Superseded or Failed.</summary>
    public async Task<JsonObject> StatusAsync(Guid message, CancellationToken cancellation = default) =>
        (await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"/agency/v1/messages/{message}"), cancellation)).AsObject();

    private async Task<bool> LockAsync(string act, Delivery delivery, JsonObject body, CancellationToken cancellation)
    {
        body["lockTokens"] = new JsonArray(delivery.LockToken);
        var answer = await PostAsync($"/agency/v1/inbox:{act}", Json(body), cancellation);
        return answer["failed"]!.AsArray().Count == 0;
    }

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private async Task<JsonNode> PostAsync(string path, StringContent content, CancellationToken cancellation)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancellation);
        return await SendAsync(() => new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(bytes) { Headers = { ContentType = content.Headers.ContentType } },
        }, cancellation);
    }

    private async Task<JsonNode> SendAsync(Func<HttpRequestMessage> create, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (answer, problem) = await TryAsync(create(), cancellation);
            if (answer is not null) return answer;
            if (!problem!.Passing) throw problem;
            await Task.Delay(problem.RetryAfter ?? Waits[Math.Min(attempt, Waits.Length - 1)], _time, cancellation);
        }
    }

    private async Task<(JsonNode?, AgencyProblemException?)> TryAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            try
            {
                using var response = await http.SendAsync(request, cancellation);
                return response.IsSuccessStatusCode
                    ? (await response.Content.ReadFromJsonAsync<JsonNode>(cancellation), null)
                    : (null, await AgencyProblemException.OfAsync(response, cancellation));
            }
            catch (Exception e) when (e is HttpRequestException or IOException or JsonException
                || e is OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                return (null, new AgencyProblemException(HttpStatusCode.ServiceUnavailable, "unreachable", e.Message));
            }
        }
    }
}
