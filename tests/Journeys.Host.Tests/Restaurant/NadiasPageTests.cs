using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Tests.Citizen;
using Journeys.Scenarios;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Restaurant;

/// <summary>Nadia's page in the middle, after a refusal and at its end: in both languages, on a desk and on a telephone.</summary>
public sealed class NadiasPageTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly (string Language, int Width)[] Screens = [("sv", 1280), ("sv", 320), ("en", 1280), ("en", 320)];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    [Theory]
    [InlineData("nadia-late-opinion-and-late-municipality", "2027-01-13", "R09.police", "Overdue", null)]
    [InlineData("nadia-refused-opens-without-and-appeals", "2027-03-01", "R09.without", "YourTurn", null)]
    [InlineData("nadia-no-terrace-and-an-opinion-against", "2026-12-21", "R11.without", "YourTurn", null)]
    [InlineData("nadia-opens", "2028-12-31", "R09", "Done", "Servering till klockan 01.")]
    public async Task It_is_clear_and_accessible(string name, string until, string step, string status, string? says)
    {
        var whole = await PlayedRestaurant.ReadAsync(name);
        var part = whole with { Timeline = [.. whole.Timeline.Where(e => string.CompareOrdinal(e.Value("on"), until) <= 0)] };
        await using var host = await ScenarioHost.StartAsync(part, RunningHost.Shipped, await postgres.CreateDatabaseAsync("nadia"));
        Assert.Empty(await new ScenarioRun(part, host.Engine).RunAsync());
        foreach (var (language, width) in Screens)
        {
            var page = await NadiaAsync(host.Address, language, width);
            await Expect(page.Locator($"[id='step-{step}'] .status").First).ToHaveAttributeAsync("data-status", status);
            if (says is not null) await Expect(page.Locator($"[id='step-{step}']")).ToContainTextAsync(says);
            await AccessibilityTests.AssertAccessibleAsync(page, $"{name} {language} {width}");
            await PictureAsync(page, $"{name}-{language}-{width}");
            await page.Context.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private async Task<IPage> NadiaAsync(Uri address, string language, int width)
    {
        var page = await (await _browser.NewContextAsync(new() { BaseURL = address.ToString(), ViewportSize = new() { Width = width, Height = 900 } })).NewPageAsync();
        await page.GotoAsync($"/{language}/sign-in");
        await page.GetByLabel("Nadia Demo").CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator("#mine a").First.ClickAsync();
        return page;
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("JOURNEYS_SCREENSHOTS") is not { } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-top.png") });
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
