using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Citizen;

/// <summary>One estate, several people: each has their own page of the same journey, with what is theirs to do and what they may know, and signs the division of the estate.</summary>
public sealed class OwnPageTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Three_owners_see_what_is_theirs_and_sign_the_division_together()
    {
        await using var pages = await ScenarioPages.StartAsync(postgres, "bereavement", "torsten-three-owners");
        await pages.PlayAsync(e => e is { Verb: "answer", Target: "B13.actors" });
        await TheQuestionsAreTorstensAsync(pages);

        await pages.PlayAsync(e => e is { Verb: "answer", Target: "B22" });
        await PensionIsTorstensAsync(pages);
        var (torsten, kim, robin) = (await pages.AsAsync("torsten"), await pages.AsAsync("kim", width: 320), await pages.AsAsync("robin", "en"));
        var journey = new Uri(torsten.Url).AbsolutePath;
        await SignAsync(torsten, 20);
        await torsten.GotoAsync(journey);
        await Expect(torsten.Locator("#step-B24 .status")).ToHaveTextAsync("Väntar på de andra");

        await kim.ReloadAsync();
        await Expect(kim.Locator("#step-B24 .status")).ToHaveTextAsync("Din tur");
        await Expect(kim.Locator("#step-B24")).ToContainTextAsync("Torsten Demo har svarat: dagen då arvskiftet skrevs på: 20 mars 2027. Du har inte svarat än. Robin Demo har inte svarat än.");
        await pages.AssertWellAsync(kim, "kim-to-sign-sv-320");
        await SignAsync(kim, 20);
        await SignAsync(robin, 22);
        await robin.GotoAsync(journey.Replace("/sv/", "/en/", StringComparison.Ordinal));
        await Expect(robin.Locator("#step-B24")).ToContainTextAsync("The answers differ.");
        await pages.AssertWellAsync(robin, "robin-differs-en-1280");
        await SignAsync(robin, 20);

        foreach (var page in new[] { torsten, kim, robin })
        {
            await page.GotoAsync(journey);
            await Expect(page.Locator("#step-B24 .status")).ToHaveTextAsync("Klart");
            await Expect(page.Locator("#history")).ToContainTextAsync("Alla har svarat lika");
        }

        var done = (await pages.Services.GetRequiredService<JourneyReader>().ReadAsync(await pages.JourneyAsync(), TestContext.Current.CancellationToken))!.Journey;
        Assert.Equal(FactValue.Of(new DateOnly(2027, 3, 20)), done.Fact("estate.dividedOn"));
    }

    [Theory]
    [InlineData("sv", 1280)]
    [InlineData("en", 320)]
    public async Task An_heir_whose_turn_comes_later_follows_and_is_asked_for_nothing(string language, int width)
    {
        await using var pages = await ScenarioPages.StartAsync(postgres, "bereavement", "pia");
        await pages.PlayAsync(e => e is { Verb: "task", Target: "B07" });
        var lena = await pages.AsAsync("lena", language, width);
        await Expect(lena.Locator("#next")).ToContainTextAsync(language == "sv" ? "Du behöver inte göra något nu" : "You do not need to do anything now");
        await Expect(lena.Locator("#step-B18 .status")).ToHaveTextAsync(language == "sv" ? "Väntar på de andra" : "Waiting for the others");
        await Expect(lena.Locator("#step-B18")).ToContainTextAsync(language == "sv" ? "Det här gör Pia Demo." : "Pia Demo does this.");
        await Expect(lena.Locator("#people")).ToContainTextAsync("Lena Demo");
        await AssertShownAsync(lena, ["B15", "B19"], ["B10", "B13"]);
        await pages.AssertWellAsync(lena, $"lena-{language}-{width}");
    }

    /// <summary>Before the questions are answered: they are about the couple, so that only Torsten has them.</summary>
    private static async Task TheQuestionsAreTorstensAsync(ScenarioPages pages)
    {
        var (torsten, kim) = (await pages.AsAsync("torsten"), await pages.AsAsync("kim"));
        await Expect(torsten.Locator("#cards li")).ToHaveCountAsync(3);
        await Expect(kim.Locator("#cards li")).ToHaveTextAsync(["Välj begravning – senast 16 december 2026"]);
        await Expect(torsten.Locator("#step-B09 .status")).ToHaveTextAsync("Din tur");
        await Expect(kim.Locator("#step-B09 .status")).ToHaveTextAsync("Väntar på de andra");
        await Expect(kim.Locator("#step-B09")).ToContainTextAsync("Ansvarig: Torsten Demo");
        Assert.Equal(0, await kim.Locator("a[href*='/task/B09']").CountAsync());
        Assert.Equal(403, (await kim.GotoAsync($"{new Uri(kim.Url).AbsolutePath}/task/B09.1"))!.Status);
        Assert.Equal(403, (await kim.GotoAsync($"{new Uri(torsten.Url).AbsolutePath}/correct/B10"))!.Status);
    }

    private static async Task PensionIsTorstensAsync(ScenarioPages pages)
    {
        var (torsten, kim) = (await pages.AsAsync("torsten"), await pages.AsAsync("kim"));
        await AssertShownAsync(torsten, ["B10", "B12.claim", "B13", "B15", "B24"], []);
        await AssertShownAsync(kim, ["B15", "B24"], ["B10", "B12.claim", "B13"]);
        await Expect(torsten.Locator("#history")).ToContainTextAsync("Pension");
        foreach (var older in await kim.Locator("#history-older summary").AllAsync()) await older.ClickAsync();
        await Expect(kim.Locator("#history")).Not.ToContainTextAsync("Pension till efterlevande");
        var receipt = (await torsten.Locator("[id^='step-B12.claim'] a.receipt").First.GetAttributeAsync("href"))!;
        Assert.Equal(403, (await kim.GotoAsync(receipt))!.Status);
        await pages.AssertWellAsync(torsten, "torsten-to-sign-sv-1280");
    }

    private static async Task AssertShownAsync(IPage page, string[] shown, string[] hidden)
    {
        foreach (var step in shown) Assert.True(await page.Locator($"[id^='step-{step}']").CountAsync() > 0, $"{step} is not shown.");
        foreach (var step in hidden) Assert.True(await page.Locator($"[id='step-{step}'], [id^='step-{step}.']").CountAsync() == 0, $"{step} is shown.");
    }

    private static async Task SignAsync(IPage page, int day)
    {
        var journey = page.Url.Split("/task/")[0].Split("/receipt/")[0];
        await page.GotoAsync($"{journey}/task/B24.1");
        foreach (var (part, value) in new[] { ("year", "2027"), ("month", "3"), ("day", $"{day}") }) await page.Locator($"[name='q.signedOn.{part}']").FillAsync(value);
        await page.Locator("form.task .actions button").First.ClickAsync();
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator(".receipt-card .number")).ToBeVisibleAsync();
    }
}
