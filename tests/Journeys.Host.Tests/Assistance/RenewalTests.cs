using Journeys.Host.Tests.Citizen;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Assistance;

/// <summary>Amina's next months in Chromium: only what has changed is asked, and what differs or is missing is said in so many words.</summary>
public sealed class RenewalTests(PostgresFixture postgres)
{
    private static readonly string[] OfChanges = ["partner", "children", "wage", "benefit", "jobseeker", "home", "need", "account"];

    [Theory]
    [InlineData("sv", 1280)]
    [InlineData("en", 320)]
    public async Task The_next_month_asks_for_changes_alone_with_last_months_answers_filled_in(string language, int width)
    {
        await using var pages = await PlayedAsync("amina-two-renewals", 19);
        var page = await pages.AsAsync("amina", language, width);
        await page.Locator("#step-E09 .actions a").First.ClickAsync();
        await page.Locator("input[name='q.again'][value='yes']").CheckAsync();
        await page.Locator("input[name='q.changed'][value='yes']").CheckAsync();
        foreach (var question in OfChanges) await Expect(page.Locator($"#question-{question}")).ToBeVisibleAsync();
        await Expect(page.Locator("#field-wage")).ToHaveValueAsync("0");
        await Expect(page.Locator("#field-home")).ToHaveValueAsync("Hyra 6 800 kr, el 350 kr.");
        await Expect(page.Locator("input[name='q.jobseeker'][value='yes']")).ToBeCheckedAsync();
        await pages.AssertWellAsync(page, $"renewal-form-{language}-{width}");
        await page.Locator("input[name='q.changed'][value='no']").CheckAsync();
        foreach (var question in OfChanges) await Expect(page.Locator($"#question-{question}")).ToBeHiddenAsync();
        await page.Locator("form.task .actions button").First.ClickAsync();
        await Expect(page.Locator(".summary dt")).ToHaveCountAsync(2);
        await page.Locator("main form[action$='/check'] button").ClickAsync();
        await Expect(page.Locator(".receipt-card .number")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_amount_that_is_no_number_is_told_and_kept()
    {
        await using var pages = await PlayedAsync("amina-two-renewals", 19);
        var page = await pages.AsAsync("amina", "sv", 1280);
        await page.Locator("#step-E09 .actions a").First.ClickAsync();
        await page.Locator("input[name='q.again'][value='yes']").CheckAsync();
        await page.Locator("input[name='q.changed'][value='yes']").CheckAsync();
        await page.Locator("#field-wage").FillAsync("lite grann");
        await page.Locator("form.task .actions button").First.ClickAsync();
        await Expect(page.Locator("#error-wage")).ToContainTextAsync("Skriv ett helt tal med siffror, till exempel 12000");
        await Expect(page.Locator("#field-wage")).ToHaveValueAsync("lite grann");
        await page.Locator("#field-wage").FillAsync("12 000 kr");
        await page.Locator("form.task .actions button").First.ClickAsync();
        await Expect(page.Locator(".summary")).ToContainTextAsync("12 000");
    }

    [Theory]
    [InlineData("sv", 1280, "Lön: du skrev 6 200 kr, Skatteverket har 4 200 kr. Skillnad: 2 000 kr.")]
    [InlineData("en", 320, "Wages: you wrote SEK 6,200, Skatteverket has SEK 4,200. Difference: SEK 2,000.")]
    public async Task What_was_stated_is_shown_beside_what_the_source_says(string language, int width, string told)
    {
        await using var pages = await PlayedAsync("amina-two-renewals", 40);
        var page = await pages.AsAsync("amina", language, width);
        await Expect(page.Locator("#step-E04")).ToContainTextAsync(told);
        await pages.AssertWellAsync(page, $"differences-{language}-{width}");
    }

    [Theory]
    [InlineData("sv", 1280, "Vi har ännu inte fått svar från: Arbetsförmedlingen, CSN.")]
    [InlineData("en", 320, "We have not had an answer yet from: Arbetsförmedlingen, CSN.")]
    public async Task A_basis_in_part_names_what_is_missing(string language, int width, string told)
    {
        await using var pages = await PlayedAsync("amina-source-away", 10);
        var page = await pages.AsAsync("amina", language, width);
        await Expect(page.Locator("#step-E04 .without")).ToContainTextAsync(told);
        await pages.AssertWellAsync(page, $"missing-{language}-{width}");
    }

    private async Task<ScenarioPages> PlayedAsync(string name, int entries)
    {
        var pages = await ScenarioPages.StartAsync(postgres, "assistance", name);
        await pages.PlayAsync(entries);
        return pages;
    }
}
