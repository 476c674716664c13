using Journeys.Host.Tests.Citizen;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Restaurant;

/// <summary>Nadia's page in the middle, after a refusal and at its end: in both languages, on a desk and on a telephone.</summary>
public sealed class NadiasPageTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("nadia-late-opinion-and-late-municipality", "2027-01-13", "R09.police", "Overdue", null)]
    [InlineData("nadia-refused-opens-without-and-appeals", "2027-03-01", "R09.without", "YourTurn", null)]
    [InlineData("nadia-no-terrace-and-an-opinion-against", "2026-12-21", "R11.without", "YourTurn", null)]
    [InlineData("nadia-opens", "2028-12-31", "R09", "Done", "Servering till klockan 01.")]
    public async Task It_is_clear_and_accessible(string name, string until, string step, string status, string? says)
    {
        await using var pages = await ScenarioPages.StartAsync(postgres, "restaurant", name);
        await pages.PlayAsync(pages.Scenario.Timeline.Count(e => string.CompareOrdinal(e.Value("on"), until) <= 0));
        foreach (var (language, width) in ScenarioPages.Screens)
        {
            var page = await pages.AsAsync("nadia", language, width);
            await Expect(page.Locator($"[id='step-{step}'] .status").First).ToHaveAttributeAsync("data-status", status);
            if (says is not null) await Expect(page.Locator($"[id='step-{step}']")).ToContainTextAsync(says);
            await pages.AssertWellAsync(page, $"{language}-{width}");
            await page.Context.DisposeAsync();
        }
    }
}
