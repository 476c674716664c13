using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.TestHost;

namespace Journeys.Host.Tests.Agency;

/// <summary>What a call was answered with.</summary>
internal sealed record Reply(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers, string? MediaType)
{
    public IReadOnlyList<string> Allow { get; init; } = [];

    public string? Slug => ((string?)Body?["type"])?.Split(':')[^1];

    public IEnumerable<string?> Pointers => Body?["errors"]?.AsArray().Select(e => (string?)e!["pointer"]) ?? [];
}

/// <summary>Calls the contract over HTTP as one agency, or as nobody.</summary>
internal sealed class Caller(AgencyHost host, string? agency) : IDisposable
{
    private readonly HttpClient _http = host.Host.Alba.Server.CreateClient();

    public string? Token { get; init; } = agency is null ? null : host.TokenOf(agency);

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    public Task<Reply> PostAsync(string path, JsonNode body, string type = "application/json") =>
        SendAsync(HttpMethod.Post, path, body.ToJsonString(), type);

    public Task<Reply> PostAsync(JsonNode message) => PostAsync(
        "/agency/v1/messages", message, message is JsonArray ? "application/cloudevents-batch+json" : "application/cloudevents+json");

    public Task<Reply> SendAsync(HttpMethod method, string path, string? body, string? type) =>
        SendBytesAsync(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), type);

    public async Task<Reply> SendBytesAsync(HttpMethod method, string path, byte[]? body, string? type)
    {
        using var request = new HttpRequestMessage(method, path);
        if (Token is not null) request.Headers.Authorization = new("Bearer", Token);
        if (body is not null) request.Content = new ByteArrayContent(body);
        if (type is not null) request.Content!.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(
            response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers, response.Content.Headers.ContentType?.MediaType)
        { Allow = [.. response.Content.Headers.Allow] };
    }

    /// <summary>What is in the inbox now, for one journey where given.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReceiveAsync(int wait = 0, int max = 100, int lockSeconds = 30)
    {
        var reply = await PostAsync("/agency/v1/inbox:receive", new JsonObject { ["maxMessages"] = max, ["maxWaitSeconds"] = wait, ["lockSeconds"] = lockSeconds });
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return [.. reply.Body!.AsArray().Select(m => m!)];
    }

    public Task<Reply> LocksAsync(string act, string[] tokens, params (string Name, JsonNode Value)[] more)
    {
        var body = new JsonObject { ["lockTokens"] = new JsonArray([.. tokens.Select(t => JsonValue.Create(t))]) };
        foreach (var (name, value) in more) body[name] = value;
        return PostAsync($"/agency/v1/inbox:{act}", body);
    }

    public void Dispose() => _http.Dispose();
}
