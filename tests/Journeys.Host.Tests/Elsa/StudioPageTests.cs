using System.Net;
using Journeys.Host.Tests.Operations;
using Journeys.Host.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Journeys.Host.Tests.Elsa;

[Collection(StudioCollection.Name)]
public sealed class StudioPageTests(StudioHost studio)
{
    private const string Setting = "Journeys:Studio:Folder";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_Studio_may_ask_for_its_own_files_and_its_calls_alone()
    {
        using var client = await studio.Host.ClientAsync("analyst");
        using var page = await client.GetAsync("/studio/definitions/parking", Token);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single().Split("; ");

        var host = studio.Host.Address.Authority;
        Assert.Contains($"connect-src {host}/elsa/api/ {host}/studio/", policy);
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval'", policy);
        Assert.Contains("sandbox allow-scripts allow-same-origin", policy);
        Assert.DoesNotContain("http", await page.Content.ReadAsStringAsync(Token), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_the_package_the_page_says_how_to_get_it()
    {
        using var scratch = new Scratch();
        var configuration = studio.Host.Services.GetRequiredService<IConfiguration>();
        var before = configuration[Setting];
        configuration[Setting] = scratch.Folder;
        try
        {
            using var client = await studio.Host.ClientAsync("analyst");
            using var page = await client.GetAsync("/studio/definitions/parking", Token);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.Contains("studio restore", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
        finally
        {
            configuration[Setting] = before;
        }
    }

    [Theory]
    [InlineData("definitions/nothing")]
    [InlineData("journeys/000000000000")]
    [InlineData("index.html")]
    [InlineData("package.json.x")]
    [InlineData("..%2f..%2fpackage.json")]
    [InlineData("%2fetc%2fpasswd")]
    public async Task What_is_not_the_Studios_is_not_there(string path)
    {
        using var client = await studio.Host.ClientAsync("analyst");

        using var answer = await client.GetAsync($"/studio/{path}", Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Its_files_are_sent_compressed_to_those_who_take_them_so()
    {
        using var client = await studio.Host.ClientAsync("analyst");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/studio/_framework/blazor.webassembly.js") { Headers = { { "Accept-Encoding", "gzip, br" } } };

        using var answer = await client.SendAsync(request, Token);

        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_analysts_pages_lead_to_it()
    {
        using var client = await studio.Host.ClientAsync("analyst");

        Assert.Contains("href=\"/studio/definitions/bereavement\"", await client.GetStringAsync("/en/analyst/journeys", Token), StringComparison.Ordinal);
        Assert.Contains($"href=\"/studio/journeys/{studio.Host.Pseudonym}\"", await client.GetStringAsync($"/sv/analyst/journeys/{studio.Host.Pseudonym}", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_npm_is_missing_the_command_says_what_to_do()
    {
        using var scratch = new Scratch();

        var run = await CommandRun.OfAsync(["studio", "restore"], ("Journeys__Studio__Folder", Path.Combine(scratch.Folder, "studio")), ("PATH", "/nowhere"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no program 'npm'", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Folder));
    }
}
