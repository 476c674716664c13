using Journeys.Host.Operations.Scenarios;
using Journeys.Scenarios;
using Microsoft.Playwright;

namespace Journeys.Host.Tests.Citizen;

/// <summary>A shipped scenario played on the real host as far as a test looks, and Chromium beside it, signed in as any of its people.</summary>
internal sealed class ScenarioPages : IAsyncDisposable
{
    /// <summary>Both languages, on a desk and on a telephone.</summary>
    public static IReadOnlyList<(string Language, int Width)> Screens { get; } = [("sv", 1280), ("sv", 320), ("en", 1280), ("en", 320)];

    private readonly ScenarioHost _host;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private int _played;

    private ScenarioPages(Scenario scenario, ScenarioHost host, IPlaywright playwright, IBrowser browser) =>
        (Scenario, _host, _playwright, _browser) = (scenario, host, playwright, browser);

    public Scenario Scenario { get; }
    public IServiceProvider Services => _host.Services;
    public Uri Address => _host.Address;

    public static async Task<ScenarioPages> StartAsync(PostgresFixture postgres, string lifeEvent, string name)
    {
        var scenario = await ShippedScenario.ReadAsync(lifeEvent, name);
        var host = await ScenarioHost.StartAsync(scenario, RunningHost.Shipped, await postgres.CreateDatabaseAsync("pages"));
        var playwright = await Playwright.CreateAsync();
        return new(scenario, host, playwright, await Chromium.LaunchAsync(playwright));
    }

    /// <summary>Plays on, with the first entry that <paramref name="last"/> holds for; what the scenario expects on the way must hold.</summary>
    public Task PlayAsync(Func<ScenarioEntry, bool> last)
    {
        var found = Scenario.Timeline.Skip(_played).FirstOrDefault(last);
        Assert.True(found is not null, $"{Scenario.Name} has no such entry after {_played}.");
        return PlayAsync(found.Index + 1);
    }

    /// <summary>Plays on until so many of its entries have happened.</summary>
    public async Task PlayAsync(int entries)
    {
        Assert.InRange(entries, _played + 1, Scenario.Timeline.Count);
        Assert.Empty(await new ScenarioRun(Scenario with { Timeline = [.. Scenario.Timeline.Take(entries).Skip(_played)] }, _host.Engine).RunAsync());
        _played = entries;
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
