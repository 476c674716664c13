using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Citizen;

/// <summary>A task from question to receipt, with and without JavaScript, on journeys of their own.</summary>
[Collection(CitizenCollection.Name)]
public sealed class FlowTests(CitizenHost host)
{
    private const string Sofia = "198905202381";

    [Theory]
    [InlineData(true, "199001012385")]
    [InlineData(false, "199001012393")]
    public async Task A_choice_is_checked_sent_and_receipted(bool script, string deceased)
    {
        var journey = await host.StartAsync(deceased, Sofia);
        var page = await host.SofiaAsync(script: script);
        await page.GotoAsync($"/sv/journey/{journey}");
        await page.Locator("#next a").ClickAsync();
        await page.GetByLabel("Kremering", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Ja", new() { Exact = true }).CheckAsync();
        await page.Locator("form.task .actions").GetByRole(AriaRole.Button, new() { Name = "Fortsätt", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Kontrollera dina svar");
        await Expect(page.Locator(".summary")).ToContainTextAsync("Kremering");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara svaren" }).ClickAsync();
        await Expect(page.Locator(".number")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^J-20[0-9]{2}-[0-9A-Z]{5}-[0-9A-Z]{5}$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Tillbaka till din sida" }).ClickAsync();
        await Expect(page.Locator("#step-B07 .status")).ToHaveTextAsync("Klart");
        await Expect(page.Locator("#history")).ToContainTextAsync("Sofia Demo skickade in ”Välj begravning”.");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_form_says_what_to_mend_and_moves_there()
    {
        var page = await host.SofiaAsync();
        var response = await page.RunAndWaitForResponseAsync(
            async () =>
            {
                await page.GotoAsync($"/sv/journey/{host.Journey}/task/B07.1");
                await page.Locator("form.task .actions button").First.ClickAsync();
            },
            r => r.Request.Method == "POST");
        Assert.Equal(422, response.Status);
        await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Fel: "));
        await Expect(page.Locator("#errors")).ToBeFocusedAsync();
        await page.Locator("#errors a").First.ClickAsync();
        await Expect(page.Locator("[id='field-choice']")).ToBeFocusedAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task What_is_filled_in_is_saved_at_once_and_follows_to_another_device()
    {
        var journey = await host.StartAsync("199001022384", Sofia);
        var page = await host.SofiaAsync();
        await page.GotoAsync($"/sv/journey/{journey}/task/B09.1");
        await page.Locator("#question-will").GetByLabel("Ja", new() { Exact = true }).CheckAsync();
        await Expect(page.Locator("#saved")).ToHaveTextAsync("Sparat.");
        await Expect(page.Locator("#question-willNamesChildren")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();

        var other = await host.SofiaAsync("en", 320, script: false);
        await other.GotoAsync($"/en/journey/{journey}");
        await Expect(other.Locator("#step-B09 .status")).ToHaveTextAsync("Started, not sent");
        await other.GotoAsync($"/en/journey/{journey}/task/B09.1");
        await Expect(other.Locator("#question-will").GetByLabel("Yes", new() { Exact = true })).ToBeCheckedAsync();
        await other.Context.DisposeAsync();
    }

    [Fact]
    public async Task Without_script_a_follow_up_question_is_asked_not_refused()
    {
        var journey = await host.StartAsync("199001022392", Sofia);
        var page = await host.SofiaAsync(script: false);
        await page.GotoAsync($"/sv/journey/{journey}/task/B09.1");
        await page.Locator("#question-will").GetByLabel("Ja", new() { Exact = true }).CheckAsync();
        await page.Locator("#question-home").GetByLabel("Ägd bostad").CheckAsync();
        await page.Locator("[id='field-otherItems']").FillAsync("nej");
        await page.Locator("form.task .actions button").First.ClickAsync();
        await Expect(page.Locator(".note")).ToHaveTextAsync("Ditt svar gav en följdfråga. Svara på den också.");
        await Expect(page.Locator("#question-willNamesChildren")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task An_open_page_follows_the_journey()
    {
        var journey = await host.StartAsync("199001032383", Sofia);
        var page = await host.SofiaAsync();
        await page.GotoAsync($"/sv/journey/{journey}");
        await Expect(page.Locator("#pause")).ToBeVisibleAsync();
        var other = await host.SofiaAsync();
        await other.GotoAsync($"/sv/journey/{journey}");
        await other.Locator("#step-B08 button").ClickAsync();
        await Expect(page.Locator("#step-B08 .status")).ToHaveTextAsync("Din tur");
        await Expect(page.Locator("#live")).ToHaveTextAsync("Sidan har uppdaterats.");
        await page.Context.DisposeAsync();
        await other.Context.DisposeAsync();
    }
}
