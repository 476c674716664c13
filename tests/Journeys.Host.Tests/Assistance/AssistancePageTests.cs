using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Tests.Analyst;
using Journeys.Host.Tests.Citizen;
using Journeys.Scenarios;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Assistance;

/// <summary>Amina's page at its start, in the middle, when the money is paid and after a refusal: in both languages, on a desk and on a telephone.</summary>
public sealed class AssistancePageTests(PostgresFixture postgres) : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    [Theory]
    [InlineData("amina-two-renewals", 2, "#step-E01", "YourTurn")]
    [InlineData("amina-source-away", 10, "#step-E03c", "Unavailable")]
    [InlineData("amina-two-renewals", 19, "#step-E07", "Done")]
    [InlineData("amina-refused-and-the-court-changes", 13, "#step-E06", "Refused")]
    public async Task It_is_clear_and_accessible(string name, int entries, string step, string status)
    {
        var file = Path.Combine(PlayedScenario.Folder(), "assistance", "scenarios", $"{name}.json");
        var whole = Scenario.Read(file, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var part = whole with { Timeline = [.. whole.Timeline.Take(entries)] };
        await using var host = await ScenarioHost.StartAsync(part, PlayedScenario.Folder(), await postgres.CreateDatabaseAsync("assistance"));
        Assert.Empty(await new ScenarioRun(part, host.Engine).RunAsync());
        foreach (var (language, width) in new[] { ("sv", 1280), ("sv", 320), ("en", 1280), ("en", 320) })
        {
            var page = await AminaAsync(host.Address, language, width);
            await Expect(page.Locator($"{step} .status").First).ToHaveAttributeAsync("data-status", status);
            await AccessibilityTests.AssertAccessibleAsync(page, $"{name} {language} {width}");
            await PictureAsync(page, $"{name}-{entries}-{language}-{width}");
            await page.Context.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private async Task<IPage> AminaAsync(Uri address, string language, int width)
    {
        var page = await (await _browser.NewContextAsync(new() { BaseURL = address.ToString(), ViewportSize = new() { Width = width, Height = 900 } })).NewPageAsync();
        await page.GotoAsync($"/{language}/sign-in");
        await page.GetByLabel("Amina Demo").CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator("#mine a").First.ClickAsync();
        await Expect(page.Locator("#step-E01")).ToBeVisibleAsync();
        return page;
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("JOURNEYS_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
