using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Citizen;

/// <summary>What was written is never lost: not by leaving at once, nor by a second tab, nor when the session ends.</summary>
[Collection(CitizenCollection.Name)]
public sealed class DraftTests(CitizenHost host)
{
    private const string Sofia = "198905202381";
    private const string Written = "En båt i Öregrund";

    [Fact]
    public async Task What_was_just_typed_is_there_in_the_other_language()
    {
        var (page, task) = await OpenAsync("199001042382");
        await Text(page).FillAsync(Written);
        await page.Locator("header nav a[lang=en]").ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/en/"));
        await Expect(Text(page)).ToHaveValueAsync(Written);
        Assert.Contains("/task/B09.1", task, StringComparison.Ordinal);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_tab_that_was_opened_before_does_not_empty_what_another_has_saved()
    {
        var (first, task) = await OpenAsync("199001042390");
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(task);
        await Text(first).FillAsync(Written);
        await Choice(first, "will", "yes").CheckAsync();
        await Expect(first.Locator("#saved")).ToHaveTextAsync("Sparat.");
        await Choice(second, "home", "owned").CheckAsync();
        await Expect(second.Locator("#saved")).ToHaveTextAsync("Sparat.");

        var third = await first.Context.NewPageAsync();
        await third.GotoAsync(task);
        await Expect(Text(third)).ToHaveValueAsync(Written);
        await Expect(Choice(third, "will", "yes")).ToBeCheckedAsync();
        await Expect(Choice(third, "home", "owned")).ToBeCheckedAsync();
        await first.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_text_that_is_emptied_stays_empty()
    {
        var (page, task) = await OpenAsync("199001052381");
        await Text(page).FillAsync(Written);
        await Text(page).BlurAsync();
        await Expect(page.Locator("#saved")).ToHaveTextAsync("Sparat.");
        await page.GotoAsync(task);
        await Text(page).FillAsync("");
        await Text(page).BlurAsync();
        await Expect(page.Locator("#saved")).ToHaveTextAsync("Sparat.");
        await page.GotoAsync(task);
        await Expect(Text(page)).ToHaveValueAsync("");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_is_signed_out_is_told_and_goes_on_after_signing_in_in_another_tab()
    {
        var (page, task) = await OpenAsync("199001052399");
        var cookies = (await page.Context.CookiesAsync()).Where(c => c.Name == "journeys-form").ToList();
        await page.Context.ClearCookiesAsync(new() { Name = "journeys" });
        await Choice(page, "will", "yes").CheckAsync();
        await Expect(page.Locator("#saved")).ToContainTextAsync("Har du loggats ut?");
        Assert.Single(cookies);

        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/sv/sign-in");
        await other.GetByLabel("Sofia Demo").CheckAsync();
        await other.Locator("main button[type=submit]").ClickAsync();
        await Expect(other.Locator("#mine")).ToBeVisibleAsync();
        await Choice(page, "home", "owned").CheckAsync();
        await Expect(page.Locator("#saved")).ToHaveTextAsync("Sparat.");
        await other.GotoAsync(task);
        await Expect(Choice(other, "will", "yes")).ToBeCheckedAsync();
        await page.Context.DisposeAsync();
    }

    private async Task<(IPage Page, string Task)> OpenAsync(string deceased)
    {
        var task = $"/sv/journey/{await host.StartAsync(deceased, Sofia)}/task/B09.1";
        var page = await host.SofiaAsync();
        await page.GotoAsync(task);
        return (page, task);
    }

    private static ILocator Text(IPage page) => page.Locator("[id='field-otherItems']");

    private static ILocator Choice(IPage page, string field, string value) => page.Locator($"input[name='q.{field}'][value='{value}']");
}
