using Journeys.Host.Identity;
using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Tests.Agency;
using Journeys.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Restaurant;

/// <summary>The food requirement of alkohollagen 8:15 ends with its row: the same journey asks about the kitchen, and sends it, the day before, and the day after does neither.</summary>
public sealed class FoodRuleTests(PostgresFixture postgres) : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    [Theory]
    [InlineData(PlayedRestaurant.Before, true)]
    [InlineData(PlayedRestaurant.After, false)]
    public async Task The_kitchen_is_asked_about_and_sent_as_long_as_the_rule_holds(string name, bool holds)
    {
        var scenario = await PlayedRestaurant.ReadAsync(name);
        var applies = scenario.Timeline.Index().First(e => e.Item.Verb == "task" && e.Item.Target == "R09.application").Index;
        await using var host = await ScenarioHost.StartAsync(scenario, RunningHost.Shipped, await postgres.CreateDatabaseAsync("food"));
        Assert.Empty(await new ScenarioRun(scenario with { Timeline = [.. scenario.Timeline.Take(applies)] }, host.Engine).RunAsync());
        await AskedAsync(host.Address, holds);
        Assert.Empty(await new ScenarioRun(scenario with { Timeline = [.. scenario.Timeline.Skip(applies)] }, host.Engine).RunAsync());
        var sent = await ReceivedRequest.DataAsync(host.Address, host.Services.GetRequiredService<AgencyTokens>(), "tillstandsenheten", "serving-permit");
        Assert.Equal("Eget sparande", (string?)sent["ServingApplication"]!["finance"]);
        Assert.Equal(holds ? "Kök med sex lågor, varm mat till klockan 23" : null, (string?)sent["KitchenPlan"]?["kitchen"]);
        Assert.Equal(holds, sent.ContainsKey("KitchenPlan"));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private async Task AskedAsync(Uri address, bool holds)
    {
        await using var context = await _browser.NewContextAsync(new() { BaseURL = address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sv/sign-in");
        await page.GetByLabel("Nadia Demo").CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator("#mine a").First.ClickAsync();
        await page.Locator("[id='step-R09.application'] .actions a").First.ClickAsync();
        await Expect(page.Locator("#question-finance")).ToBeVisibleAsync();
        await Expect(page.Locator("#question-kitchen")).ToBeVisibleAsync(new() { Visible = holds });
    }
}
