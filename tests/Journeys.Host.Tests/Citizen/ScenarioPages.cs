using Journeys.Host.Operations.Scenarios;
using Journeys.Scenarios;
using Microsoft.Playwright;

namespace Journeys.Host.Tests.Citizen;

/// <summary>A shipped scenario played on the real host as far as a test looks, and Chromium beside it, signed in as any of its people.</summary>
internal sealed class ScenarioPages : IAsyncDisposable
{
    private readonly ScenarioHost _host;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private int _played;

    private ScenarioPages(Scenario scenario, ScenarioHost host, IPlaywright playwright, IBrowser browser) =>
        (Scenario, _host, _playwright, _browser) = (scenario, host, playwright, browser);

    public Scenario Scenario { get; }
    public IServiceProvider Services => _host.Services;

    public static async Task<ScenarioPages> StartAsync(PostgresFixture postgres, string lifeEvent, string name)
    {
        var file = Path.Combine(RunningHost.Shipped, lifeEvent, "scenarios", $"{name}.json");
        var scenario = Scenario.Read(file, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var host = await ScenarioHost.StartAsync(scenario, RunningHost.Shipped, await postgres.CreateDatabaseAsync("pages"));
        var playwright = await Playwright.CreateAsync();
        return new(scenario, host, playwright, await Chromium.LaunchAsync(playwright));
    }

    /// <summary>Plays on, with the first entry that <paramref name="last"/> holds for; what the scenario expects on the way must hold.</summary>
    public async Task PlayAsync(Func<ScenarioEntry, bool> last)
    {
        var next = Scenario.Timeline.Skip(_played).ToList();
        var count = next.FindIndex(e => last(e)) + 1;
        Assert.True(count > 0, $"{Scenario.Name} has no such entry after {_played}.");
        Assert.Empty(await new ScenarioRun(Scenario with { Timeline = next[..count] }, _host.Engine).RunAsync());
        _played += count;
    }

    public async Task<Guid> JourneyAsync() => (await _host.Engine.JourneyAsync())!.Id;

    /// <summary>The journey's page, or one beneath it, signed in as one of the scenario's people.</summary>
    public async Task<IPage> AsAsync(string person, string language = "sv", int width = 1280, string beneath = "")
    {
        var context = await _browser.NewContextAsync(new() { BaseURL = _host.Address.ToString(), ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/{language}/sign-in");
        await page.GetByLabel(Scenario.People[person].Name!).CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.GotoAsync($"/{language}/journey/{await JourneyAsync()}{beneath}");
        return page;
    }

    /// <summary>axe finds nothing, nothing scrolls sideways; a picture where a folder for them is named.</summary>
    public async Task AssertWellAsync(IPage page, string where)
    {
        if (Environment.GetEnvironmentVariable("JOURNEYS_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{Scenario.Name}-{where}.png"), FullPage = true });
        await AccessibilityTests.AssertAccessibleAsync(page, $"{Scenario.Name} {where}");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _host.DisposeAsync();
    }
}
