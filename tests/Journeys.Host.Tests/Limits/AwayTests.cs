using System.Net;
using System.Text.Json.Nodes;
using Journeys.Host.Citizen;
using Journeys.Host.Identity;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Agency;
using Journeys.Host.Tests.Citizen;

namespace Journeys.Host.Tests.Limits;

/// <summary>The database goes away and comes back under a host that goes on.</summary>
public sealed class AwayTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Sofia = "198905202381";
    private const string Written = "En båt i Öregrund";
    private readonly Proxy _proxy = new();
    private CitizenHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = new(postgres) { Through = _proxy.Of };
        await _host.InitializeAsync();
    }

    [Fact]
    public async Task What_needs_no_database_is_served_the_rest_says_so_and_all_goes_on_when_it_is_back()
    {
        using var stranger = new Visitor(_host.Address);
        using var sofia = await Visitor.SofiaAsync(_host);
        using var police = _host.Client();
        police.DefaultRequestHeaders.Authorization = new("Bearer", (await _host.Get<AgencyTokens>().IssueAsync("polismyndigheten", "test", 1, Cancellation)).ToString());
        var task = $"/sv/journey/{_host.Journey}/task/B09.1";
        var (_, form) = await sofia.GetAsync(task);
        var page = await _host.SofiaAsync();
        await page.GotoAsync($"/sv/journey/{_host.Journey}");
        var before = await page.Locator("#journey").GetAttributeAsync("data-version");

        _proxy.Cut();

        foreach (var path in (string[])["/health/live", "/sv", "/en", "/sv/about/privacy", "/en/about/help", "/site.css", "/journey.js"])
            Assert.Equal((path, HttpStatusCode.OK), (path, (await stranger.GetAsync(path)).Answer.StatusCode));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stranger.GetAsync("/health/ready")).Answer.StatusCode);
        await IsAwayAsync(sofia.GetAsync($"/sv/journey/{_host.Journey}"), "Tjänsten kan inte svara just nu");
        await IsAwayAsync(sofia.GetAsync($"/en/journey/{_host.Journey}"), "The service cannot answer right now");
        await IsAwayAsync(sofia.GetAsync("/sv"), "När livet förändras");
        var kept = await IsAwayAsync(sofia.PostAsync(task, form, ("q.otherItems", Written), ("shown", ""), ("stamp", "")), "Tjänsten kan inte svara just nu");
        Assert.Contains($"<input type=\"hidden\" name=\"q.otherItems\" value=\"{Written}\">", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Det du skrev är sparat", kept, StringComparison.Ordinal);
        using var refused = await police.GetAsync(new Uri("/agency/v1/status", UriKind.Relative), Cancellation);
        Assert.NotNull(refused.Headers.RetryAfter);
        await SizeTests.Is(refused, HttpStatusCode.ServiceUnavailable, "unavailable");

        _proxy.Mend();

        while ((await stranger.GetAsync("/health/ready")).Answer.StatusCode != HttpStatusCode.OK)
            Cancellation.ThrowIfCancellationRequested();
        var (answer, _) = await sofia.PostAsync(task, kept, ("q.otherItems", Written), ("shown", ""), ("stamp", ""));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var person = await _host.Get<PersonRegistry>().PersonFor(Sofia, Cancellation);
        Assert.Equal(Written, (await _host.Get<Drafts>().FindAsync(new(_host.Journey, "B09.1", person), Cancellation))!["otherItems"]);
        using var applied = await police.PostAsync(new Uri("/agency/v1/messages", UriKind.Relative), Answer(), Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, applied.StatusCode);
        await Microsoft.Playwright.Assertions.Expect(page.Locator("#journey")).Not.ToHaveAttributeAsync("data-version", before!, new() { Timeout = 30_000 });
        await page.Context.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    private StringContent Answer()
    {
        var answer = Bereavement.Event("polismyndigheten", "se.livshandelse.bereavement.b06.approved.v1", new() { ["outcome"] = "Approved", ["content"] = new JsonObject() });
        (answer["subject"], answer["journeyid"]) = ("B06.1", _host.Journey.ToString());
        return new(answer.ToJsonString(), System.Text.Encoding.UTF8, "application/cloudevents+json");
    }

    private static async Task<string> IsAwayAsync(Task<(HttpResponseMessage Answer, string Page)> asked, string title)
    {
        var (answer, page) = await asked;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains($">{title}</h1>", page, StringComparison.Ordinal);
        return page;
    }
}
