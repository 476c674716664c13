using Journeys.Host.Tests.Citizen;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Assistance;

/// <summary>Amina's page at its start, in the middle, when the money is paid and after a refusal: in both languages, on a desk and on a telephone.</summary>
public sealed class AssistancePageTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("amina-two-renewals", 2, "#step-E01", "YourTurn")]
    [InlineData("amina-source-away", 10, "#step-E03c", "Unavailable")]
    [InlineData("amina-two-renewals", 19, "#step-E07", "Done")]
    [InlineData("amina-refused-and-the-court-changes", 13, "#step-E06", "Refused")]
    public async Task It_is_clear_and_accessible(string name, int entries, string step, string status)
    {
        await using var pages = await ScenarioPages.StartAsync(postgres, "assistance", name);
        await pages.PlayAsync(entries);
        foreach (var (language, width) in ScenarioPages.Screens)
        {
            var page = await pages.AsAsync("amina", language, width);
            await Expect(page.Locator("#step-E01")).ToBeVisibleAsync();
            await Expect(page.Locator($"{step} .status").First).ToHaveAttributeAsync("data-status", status);
            await pages.AssertWellAsync(page, $"{entries}-{language}-{width}");
            await page.Context.DisposeAsync();
        }
    }
}
