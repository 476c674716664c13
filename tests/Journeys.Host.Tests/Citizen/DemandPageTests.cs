using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Journeys.Host.Engine;
using Journeys.Host.Identity;
using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Tests.Analyst;
using Journeys.Law;
using Journeys.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Citizen;

/// <summary>A late decision, demanded from the page with one click, told to the agency, and refused by it.</summary>
public sealed class DemandPageTests(PostgresFixture postgres) : IAsyncLifetime
{
    private ScenarioHost _host = null!;
    private HttpClient _police = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        var file = Path.Combine(PlayedScenario.Folder(), "parking", "scenarios", "maja-police-silent.json");
        var whole = Scenario.Read(file, await File.ReadAllTextAsync(file));
        var sent = whole with { Timeline = [.. whole.Timeline.Where(e => e.At < Day("2027-01-01"))] };
        _host = await ScenarioHost.StartAsync(sent, PlayedScenario.Folder(), await postgres.CreateDatabaseAsync("demand"));
        Assert.Empty(await new ScenarioRun(sent, _host.Engine).RunAsync());
        await _host.Engine.AdvanceToAsync(Day("2027-06-02"));
        _police = new() { BaseAddress = _host.Address };
        var token = await _host.Services.GetRequiredService<AgencyTokens>().IssueAsync("polismyndigheten", "test", 1);
        _police.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.ToString());
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    [Theory]
    [InlineData("sv", "Begär att ärendet avgörs: Bestrid anmärkningen", "12 § förvaltningslagen", "Myndigheten ska avgöra ärendet eller svara på din begäran senast 30 juni 2027", "Du kan överklaga det till den domstol som prövar själva beslutet. Sista dagen är")]
    [InlineData("en", "Demand a decision: Contest it", "section 12 of the Administrative Procedure Act", "The agency must decide, or answer your demand, by 30 June 2027", "You can appeal that to the court that tries the decision itself. The last day is")]
    public async Task A_late_decision_is_demanded_with_one_click(string language, string title, string law, string until, string appeal)
    {
        var page = await MajaAsync(language);
        var journey = page.Url;
        await PictureAsync(page, $"demand-offered-{language}");
        await AccessibilityTests.AssertAccessibleAsync(page, "a page with a late decision");
        await page.Locator("#step-Q05 a[href*='Q05.delay.1']").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await Expect(page.Locator(".letter")).ToContainTextAsync(law);
        await Expect(page.Locator(".letter")).ToContainTextAsync("Maja Demo");
        await AccessibilityTests.AssertAccessibleAsync(page, "a demand");
        await PictureAsync(page, $"demand-letter-{language}");

        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator(".number")).ToBeVisibleAsync();
        await PictureAsync(page, $"demand-receipt-{language}");
        await page.GotoAsync(journey);
        await Expect(page.Locator("#step-Q05")).ToContainTextAsync(until);
        await Expect(page.Locator("#step-Q05 a[href*='delay']")).ToHaveCountAsync(0);

        var letter = await TakenAsync("demand");
        Assert.Equal(("Q05.1", "Q05.delay.1", "2027-06-30"), ((string?)letter["subject"], (string?)letter["demand"], (string?)letter["expectedby"]));
        Assert.Contains(law, (string?)letter["data"]!["demand"]!["letter"], StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AnswerAsync(letter, "Approved"));
        Assert.Equal(HttpStatusCode.Accepted, await AnswerAsync(letter, "Rejected"));
        await _host.Services.GetRequiredService<Stillness>().WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, await AnswerAsync(letter, "Dismissed"));
        await page.GotoAsync(journey);
        await Expect(page.Locator("#step-Q05")).ToContainTextAsync(appeal);
        await Expect(page.Locator("#step-Q05 .status")).ToHaveAttributeAsync("data-status", "Overdue");
        await PictureAsync(page, $"demand-refused-{language}");
        await AccessibilityTests.AssertAccessibleAsync(page, "a page with a refused demand");
    }

    [Fact]
    public async Task Silence_is_shown_with_what_can_be_done()
    {
        var page = await MajaAsync("sv");
        await page.Locator("#step-Q05 a[href*='Q05.delay.1']").ClickAsync();
        await page.Locator("main form button").ClickAsync();
        await _host.Engine.AdvanceToAsync(Day("2027-07-02"));
        await page.GotoAsync(page.Url[..page.Url.IndexOf("/receipt", StringComparison.Ordinal)]);
        await Expect(page.Locator("#step-Q05")).ToContainTextAsync("Justitieombudsmannen (JO)");
        await Expect(page.Locator("#history")).ToContainTextAsync("svarade inte inom fyra veckor");
        await PictureAsync(page, "demand-silent-sv");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        _police.Dispose();
        await _host.DisposeAsync();
    }

    private static DateTimeOffset Day(string day) => SwedishTime.StartOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).AddHours(9);

    private async Task<IPage> MajaAsync(string language)
    {
        var page = await (await _browser.NewContextAsync(new() { BaseURL = _host.Address.ToString(), ViewportSize = new() { Width = 1100, Height = 900 } })).NewPageAsync();
        await page.GotoAsync($"/{language}/sign-in");
        await page.GetByLabel("Maja Demo").CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator("#mine a").First.ClickAsync();
        await Expect(page.Locator("#step-Q05")).ToBeVisibleAsync();
        return page;
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("JOURNEYS_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    /// <summary>The agency takes its messages in their order until one of this verb comes.</summary>
    private async Task<JsonNode> TakenAsync(string verb)
    {
        while (true)
        {
            var delivery = (await PostAsync("inbox:receive", """{"maxMessages":1,"maxWaitSeconds":20,"lockSeconds":60}"""))!.AsArray().First()!;
            await PostAsync("inbox:acknowledge", new JsonObject { ["lockTokens"] = new JsonArray((string?)delivery["lockToken"]) }.ToJsonString());
            if (((string)delivery["event"]!["type"]!).EndsWith($".{verb}.v1", StringComparison.Ordinal)) return delivery["event"]!;
        }
    }

    private async Task<JsonNode?> PostAsync(string call, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _police.PostAsync(new Uri($"agency/v1/{call}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpStatusCode> AnswerAsync(JsonNode demand, string outcome)
    {
        var answer = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Guid.CreateVersion7().ToString(),
            ["source"] = "/agencies/polismyndigheten",
            ["type"] = $"se.livshandelse.parking.q05.{outcome.ToLowerInvariant()}.v1",
            ["subject"] = (string?)demand["demand"],
            ["journeyid"] = (string?)demand["journeyid"],
            ["data"] = new JsonObject { ["outcome"] = outcome, ["decisionId"] = "polis-d1", ["reasons"] = "Ärendet utreds." },
        };
        using var content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/cloudevents+json");
        using var response = await _police.PostAsync(new Uri("agency/v1/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
