using Journeys.Host.Identity;
using Journeys.Host.Tests.Agency;
using Journeys.Host.Tests.Citizen;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Restaurant;

/// <summary>The food requirement of alkohollagen 8:15 ends with its row: the same journey asks about the kitchen, and sends it, the day before, and the day after does neither.</summary>
public sealed class FoodRuleTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData(PlayedRestaurant.Before, true)]
    [InlineData(PlayedRestaurant.After, false)]
    public async Task The_kitchen_is_asked_about_and_sent_as_long_as_the_rule_holds(string name, bool holds)
    {
        await using var pages = await ScenarioPages.StartAsync(postgres, "restaurant", name);
        await pages.PlayAsync(pages.Scenario.Timeline.First(e => e.Verb == "task" && e.Target == "R09.application").Index);
        var page = await pages.AsAsync("nadia");
        await page.Locator("[id='step-R09.application'] .actions a").First.ClickAsync();
        await Expect(page.Locator("#question-finance")).ToBeVisibleAsync();
        await Expect(page.Locator("#question-kitchen")).ToBeVisibleAsync(new() { Visible = holds });

        await pages.PlayAsync(pages.Scenario.Timeline.Count);
        var sent = await ReceivedRequest.DataAsync(pages.Address, pages.Services.GetRequiredService<AgencyTokens>(), "tillstandsenheten", "serving-permit");
        Assert.Equal("Eget sparande", (string?)sent["ServingApplication"]!["finance"]);
        Assert.Equal(holds ? "Kök med sex lågor, varm mat till klockan 23" : null, (string?)sent["KitchenPlan"]?["kitchen"]);
        Assert.Equal(holds, sent.ContainsKey("KitchenPlan"));
    }
}
