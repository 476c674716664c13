using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Journeys.Host.Tests.Elsa;

/// <summary>What is not answered is refused by RFC 9457: who may not ask, from elsewhere, what is not there, what would change something.</summary>
[Collection(StudioCollection.Name)]
public sealed class ElsaRefusalTests(StudioHost studio)
{
    private const string Definition = "/elsa/api/workflow-definitions/by-definition-id/bereavement";

    [Theory]
    [InlineData(null, 401, "unauthorised")]
    [InlineData("sofia", 403, "forbidden")]
    [InlineData("operator", 403, "forbidden")]
    public async Task Only_an_analyst_is_answered(string? persona, int status, string slug)
    {
        foreach (var path in new[] { Definition, "/elsa/api/descriptors/activities", $"/elsa/api/workflow-instances/{studio.Host.Pseudonym}", "/elsa/api/nothing" })
            await RefusedAsync(new(HttpMethod.Get, path), status, slug, persona);
    }

    [Fact]
    public async Task The_Studios_own_files_are_for_analysts_too()
    {
        using var stranger = await studio.Host.ClientAsync();
        using var citizen = await studio.Host.ClientAsync("sofia");
        using var analyst = await studio.Host.ClientAsync("analyst");

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/studio/_framework/blazor.webassembly.js", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync("/studio/_framework/blazor.webassembly.js", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await analyst.GetAsync("/studio/_framework/blazor.webassembly.js", Token)).StatusCode);
    }

    /// <summary>In the language that the browser asks for, since the Studio's addresses have none.</summary>
    [Theory]
    [InlineData("sofia", "en-GB,en;q=0.9,sv;q=0.5", "<html lang=\"en\"", "This page is for analysts")]
    [InlineData("operator", "sv-SE", "<html lang=\"sv\"", "Den här sidan är för analytiker")]
    public async Task Who_is_no_analyst_is_told_so_by_a_page(string persona, string languages, string language, string title)
    {
        using var client = await studio.Host.ClientAsync(persona);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/studio/definitions/bereavement") { Headers = { { "Accept", "text/html,*/*;q=0.8" }, { "Accept-Language", languages } } };
        using var answer = await client.SendAsync(request, Token);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));

        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(language, page, StringComparison.Ordinal);
        Assert.Contains(title, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    public async Task A_page_of_another_site_is_refused(string header, string value) =>
        await RefusedAsync(new(HttpMethod.Get, Definition) { Headers = { { header, value } } }, 403, "cross-site");

    [Theory]
    [InlineData("workflow-definitions/by-definition-id/nothing", 404, "unknown-definition")]
    [InlineData("workflow-definitions/by-id/0123", 404, "unknown-definition")]
    [InlineData("workflow-instances/000000000000", 404, "unknown-journey")]
    [InlineData("workflow-instances/000000000000/variables", 404, "unknown-journey")]
    [InlineData("activity-executions/list", 404, "unknown-journey")]
    [InlineData("activity-executions/by-id?id=x", 404, "unknown-execution")]
    [InlineData("workflow-definitions", 404, "unknown-call")]
    public async Task What_is_not_there_is_said(string call, int status, string slug) => await RefusedAsync(new(HttpMethod.Get, $"/elsa/api/{call}"), status, slug);

    [Theory]
    [InlineData("POST", "workflow-definitions")]
    [InlineData("POST", "workflow-definitions/bereavement/execute")]
    [InlineData("DELETE", "workflow-instances/000000000000")]
    [InlineData("PUT", "workflow-definitions/by-definition-id/bereavement")]
    public async Task Nothing_is_changed_here(string method, string call) =>
        await RefusedAsync(new(new(method), $"/elsa/api/{call}") { Content = new StringContent("{}", Encoding.UTF8, "application/json") }, 405, "read-only");

    [Theory]
    [InlineData("?skip=-1", "{}", "application/json", 400, "malformed")]
    [InlineData("?take=0", "{}", "application/json", 400, "malformed")]
    [InlineData("?take=x", "{}", "application/json", 400, "malformed")]
    [InlineData("", "{", "application/json", 400, "malformed")]
    [InlineData("", "{}", "text/plain", 415, "media-type")]
    public async Task A_request_that_cannot_be_read_is_refused(string query, string body, string type, int status, string slug) => await RefusedAsync(
        new(HttpMethod.Post, $"/elsa/api/workflow-instances/{studio.Host.Pseudonym}/journal{query}") { Content = new StringContent(body, Encoding.UTF8, type) }, status, slug);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task RefusedAsync(HttpRequestMessage request, int status, string slug, string? persona = "analyst")
    {
        using var client = await studio.Host.ClientAsync(persona);
        using var answer = await client.SendAsync(request, Token);
        var body = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(status == (int)answer.StatusCode, $"{request} {answer.StatusCode} {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(body)!;
        Assert.Equal((status, $"urn:journeys:problem:{slug}"), ((int)problem["status"]!, (string)problem["type"]!));
        Assert.NotEmpty((string)problem["detail"]!);
        request.Dispose();
    }
}
