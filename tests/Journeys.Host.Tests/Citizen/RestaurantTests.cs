using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Citizen;

/// <summary>Nadia begins a restaurant, says what she plans, and sees which permits she needs; axe finds nothing on the way.</summary>
public sealed class RestaurantTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string[] Texts = ["name", "sni", "municipality"];
    private static readonly string[] Chosen = ["form-company", "premises-changed", "alcohol-yes", "outdoor-yes", "staff-yes", "gas-no", "tobacco-no"];
    private static readonly (string Part, string Value)[] Day = [("year", "2027"), ("month", "6"), ("day", "1")];
    private readonly CitizenHost _host = new(postgres) { Begin = _ => Task.FromResult(Guid.Empty) };

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    [Theory]
    [InlineData("sv", 1280)]
    [InlineData("en", 320)]
    public async Task The_permits_follow_the_plan(string language, int width)
    {
        var page = await _host.AsAsync("Nadia Demo", language, width);
        await page.GotoAsync($"/{language}/life-event/restaurant");
        await AssertWellAsync(page, "holds", language, width);
        await page.Locator("#begin button").ClickAsync();
        await page.WaitForURLAsync("**/journey/**");
        var journey = new Uri(page.Url).AbsolutePath;
        await AssertWellAsync(page, "start", language, width);
        await page.GotoAsync($"{journey}/task/R01.1");
        await AssertWellAsync(page, "intake", language, width);
        await PlanAsync(page);
        await page.GotoAsync(journey);
        await Expect(page.Locator("#step-R10 .status")).ToHaveAttributeAsync("data-status", "YourTurn");
        Assert.Equal(0, await page.Locator("#step-R12").CountAsync());
        Assert.False(await page.Locator("[id='step-R09.without'], [id='step-R11.without']").First.IsVisibleAsync());
        await Expect(page.Locator("#step-R03 .rule")).ToContainTextAsync(language == "sv"
            ? "Minsta aktiekapital: 25 000 kr. Gäller från 1 januari 2020." : "Least share capital: SEK 25,000. Holds from 1 January 2020.");
        await Expect(page.Locator("#step-R03 .rule")).ToContainTextAsync("aktiebolagslagen (2005:551) 1 kap. 5 §");
        await AssertWellAsync(page, "planned", language, width);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static async Task PlanAsync(IPage page)
    {
        foreach (var text in Texts) await page.Locator($"form.task [name='q.{text}']").FillAsync("56.100");
        foreach (var answer in Chosen) await page.Locator($"form.task input[name='q.{answer.Split('-')[0]}'][value='{answer.Split('-')[1]}']").CheckAsync();
        foreach (var (part, value) in Day) await page.Locator($"form.task [name='q.startsOn.{part}']").FillAsync(value);
        await page.Locator("form.task .actions button").First.ClickAsync();
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator(".receipt-card .number")).ToBeVisibleAsync();
    }

    private static async Task AssertWellAsync(IPage page, string where, string language, int width)
    {
        if (Environment.GetEnvironmentVariable("JOURNEYS_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"restaurant-{where}-{language}-{width}.png"), FullPage = true });
        await AccessibilityTests.AssertAccessibleAsync(page, where);
    }
}
