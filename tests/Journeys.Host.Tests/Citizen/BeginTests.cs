using System.Net;
using System.Text.RegularExpressions;
using Journeys.Execution;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Citizen;

/// <summary>A person finds a life event, sees what it holds, begins it, and takes it back.</summary>
public sealed partial class BeginTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly CitizenHost _host = BegunHost.Of(postgres);

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    [Theory]
    [InlineData("sv", 1100, true)]
    [InlineData("en", 320, true)]
    [InlineData("sv", 320, false)]
    public async Task A_person_begins_applies_takes_back_and_sends_anew(string language, int width, bool script)
    {
        var page = await _host.AsAsync("Åsa Demo", language, width, script);
        await page.GotoAsync($"/{language}/life-event/allotment");
        if (script) await AccessibilityTests.AssertAccessibleAsync(page, "the life event's page");
        await page.Locator("#begin button").ClickAsync();
        var journey = BegunHost.JourneyIn(page.Url);
        await Expect(page.Locator("#history")).ToContainTextAsync(language == "sv" ? "Åsa Demo startade det här." : "Åsa Demo started this.");
        await ApplyAsync(page);

        await page.GotoAsync($"/{language}/journey/{journey}");
        await Expect(page.Locator("#step-K3 .status")).ToHaveAttributeAsync("data-status", "WithAgency");
        await page.Locator("#step-K3 .withdraw").ClickAsync();
        if (script) await AccessibilityTests.AssertAccessibleAsync(page, "before a request is taken back");
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator(".receipt-card .number")).ToHaveTextAsync(Number());
        if (script) await AccessibilityTests.AssertAccessibleAsync(page, "the receipt of what was taken back");
        Assert.Equal(["K3.2"], (await _host.ReadAsync(journey)).Journey.Bookmarks.Where(b => b.Value.Instance == "K3").Select(b => b.Key));

        await page.GotoAsync($"/{language}/journey/{journey}");
        await page.Locator("#withdraw a").ClickAsync();
        if (script) await AccessibilityTests.AssertAccessibleAsync(page, "before the whole is taken back");
        await page.Locator("main form button").ClickAsync();
        await page.GotoAsync($"/{language}/journey/{journey}");
        await Expect(page.Locator(".ds-alert")).ToContainTextAsync(language == "sv" ? "Det här är tillbakataget." : "This has been taken back.");
        Assert.Equal(0, await page.Locator("#withdraw").CountAsync());
        if (script) await AccessibilityTests.AssertAccessibleAsync(page, "what was taken back");
        Assert.True((await _host.ReadAsync(journey)).Journey is { Status: JourneyStatus.Ended, Withdrawn: true });
    }

    [Fact]
    public async Task The_same_form_twice_begins_one_journey()
    {
        var page = await _host.AsAsync("Åsa Demo");
        await page.GotoAsync("/sv/life-event/allotment");
        var (form, token) = (await page.Locator("input[name=form]").InputValueAsync(), await page.Locator("#begin input[name=__RequestVerificationToken]").InputValueAsync());
        var post = await page.APIRequest.PostAsync("/sv/life-event/allotment?handler=Begin", Form(form, token));
        var again = await page.APIRequest.PostAsync("/sv/life-event/allotment?handler=Begin", Form(form, token));
        Assert.Equal((303, 303, post.Headers["location"]), (post.Status, again.Status, again.Headers["location"]));
        await page.GotoAsync("/sv");
        Assert.Equal(1, await page.Locator("#mine .row").CountAsync());
        await page.GotoAsync("/sv/life-event/allotment");
        await Expect(page.Locator("#begin .note a")).ToHaveAttributeAsync("href", post.Headers["location"]);
    }

    [Fact]
    public async Task Nobody_begins_without_a_form_of_their_own_or_as_staff()
    {
        using var stranger = _host.Client();
        using var refused = await stranger.PostAsync(
            new Uri("/sv/life-event/allotment?handler=Begin", UriKind.Relative), new FormUrlEncodedContent([new("form", Guid.NewGuid().ToString())]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var staff = await _host.AsAsync("Analytiker Demo");
        await staff.GotoAsync("/sv/life-event/allotment");
        Assert.Equal(0, await staff.Locator("#begin button").CountAsync());
    }

    [Theory]
    [InlineData("sv", "kolonilotten", "En kolonilott")]
    [InlineData("sv", "grow vegetables", "En kolonilott")]
    [InlineData("en", "vill odla", "An allotment")]
    [InlineData("en", "gardning", "An allotment")]
    public async Task A_stranger_finds_it_by_everyday_words_in_either_language_without_script(string language, string asked, string found)
    {
        await using var context = await _host.Browser.NewContextAsync(new() { BaseURL = _host.Address.ToString(), JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/{language}");
        await page.Locator("#find-q").FillAsync(asked);
        await page.Locator(".find-row button").ClickAsync();
        await Expect(page.Locator("#found .row-title")).ToHaveTextAsync(found);
        await page.Locator("#found .row-title").ClickAsync();
        await Expect(page.Locator("#step-K1 li").Filter(new() { HasText = language == "sv" ? "Hur stor lott vill du ha?" : "How large a plot do you want?" })).ToHaveCountAsync(1);
        await Expect(page.Locator("#sources")).ToContainTextAsync("folkbokföringslagen (1991:481)");
        await Expect(page.Locator("#begin a")).ToHaveTextAsync(language == "sv" ? "Logga in och börja" : "Sign in and begin");
    }

    [Fact]
    public async Task What_nothing_is_called_finds_nothing_and_says_so()
    {
        using var stranger = _host.Client();
        var text = await stranger.GetStringAsync(new Uri("/sv?q=xyzzy%3Cscript%3E", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("Vi hittade inget som passar.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", text[text.IndexOf("find-q", StringComparison.Ordinal)..], StringComparison.Ordinal);
        using var missing = await stranger.GetAsync(new Uri("/sv/life-event/nothing", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static async Task ApplyAsync(IPage page)
    {
        await page.Locator("#next a").ClickAsync();
        await page.Locator("input[type=radio]").First.CheckAsync();
        await page.Locator("form.task textarea, form.task input[type=text]").First.FillAsync("Morötter");
        await page.Locator("form.task .actions button").First.ClickAsync();
        await page.Locator("main form button").ClickAsync();
    }

    private static APIRequestContextOptions Form(string form, string token)
    {
        var data = new Dictionary<string, string> { ["form"] = form, ["__RequestVerificationToken"] = token };
        return new() { MaxRedirects = 0, Headers = [new("content-type", "application/x-www-form-urlencoded")], Data = string.Join('&', data.Select(d => $"{d.Key}={Uri.EscapeDataString(d.Value)}")) };
    }

    [GeneratedRegex("^J-20\\d\\d-")]
    private static partial Regex Number();
}
