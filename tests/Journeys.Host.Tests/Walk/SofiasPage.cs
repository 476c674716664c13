using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Walk;

/// <summary>Sofia at her page, in one language, with or without JavaScript: what she can see and do there, by the page's own links and forms.</summary>
internal sealed partial class SofiasPage(IPage page, string language, bool script)
{
    private const int Patience = 20_000;
    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(language == "sv" ? "sv-SE" : "en-GB");
    private string _journey = "";

    public IPage Page => page;

    public ILocator Step(string id) => page.Locator($"[id='step-{id}']");

    /// <summary>A date as the page writes it.</summary>
    public string Date(int year, int month, int day) => new DateOnly(year, month, day).ToString("d MMMM yyyy", _culture);

    public string Word(string swedish, string english) => language == "sv" ? swedish : english;

    /// <summary>The same person's page in another tab.</summary>
    public SofiasPage On(IPage tab) => new(tab, language, script) { _journey = _journey };

    public async Task SignInAsync()
    {
        await page.GotoAsync($"/{language}/sign-in");
        await page.GetByLabel("Sofia Demo").CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        await UntilAsync(() => Expect(page.Locator("#mine a.row-title")).ToHaveCountAsync(1, new() { Timeout = 400 }), live: false);
        _journey = (await page.Locator("#mine a.row-title").GetAttributeAsync("href"))!;
    }

    public Task HomeAsync() => page.GotoAsync(_journey);

    public Task StartPageAsync() => page.GotoAsync($"/{language}");

    /// <summary>Keeps a picture of the page where <c>JOURNEYS_SCREENSHOTS</c> names a folder.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("JOURNEYS_SCREENSHOTS") is not { } folder) return;
        foreach (var width in new[] { 1100, 320 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"walk-{name}-{language}-{width}.png"), FullPage = true });
        }

        await page.SetViewportSizeAsync(script ? 1100 : 320, 900);
    }

    /// <summary>Waits until a step, or one of its subjects, stands so: on a live page by itself, else by loading it again.</summary>
    public async Task StandsAsync(string id, string status)
    {
        if (new Uri(page.Url).AbsolutePath != _journey) await HomeAsync();
        await UntilAsync(() => Expect(Status(id)).ToHaveAttributeAsync("data-status", status, new() { Timeout = script ? Patience : 400 }), script);
    }

    public async Task SaysAsync(string id, params string[] texts)
    {
        foreach (var text in texts)
            await UntilAsync(() => Expect(Step(id)).ToContainTextAsync(text, new() { Timeout = script ? Patience : 400 }), script);
    }

    /// <summary>No name of a field has come through where its label is missing.</summary>
    public async Task EveryLabelIsAWordAsync() =>
        Assert.DoesNotContain(await page.Locator("dt").AllTextContentsAsync(), label => char.IsAsciiLetterLower(label.Trim()[0]));

    /// <summary>Moves the demonstration's clock, by its own form.</summary>
    public async Task GoToAsync(DateOnly day)
    {
        await page.GotoAsync($"/{language}/demo");
        var now = await page.Locator("#clock-title + p").TextContentAsync();
        var days = day.DayNumber - DateIn(now!).DayNumber;
        await page.Locator("#field-days").FillAsync($"{days}");
        await page.Locator("form[action$='handler=Days'] button").ClickAsync();
        await Expect(page.Locator("p.note")).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.Equal(day, DateIn((await page.Locator("#clock-title + p").TextContentAsync())!));
    }

    public async Task OpenAsync(string id)
    {
        await HomeAsync();
        await Step(id).Locator("form button").ClickAsync();
        await StandsAsync(id, "YourTurn");
    }

    /// <summary>A task from its link to its receipt. A field is a radio button's value, or a text.</summary>
    public async Task AnswerAsync(string id, params (string Field, string Value)[] answers)
    {
        await HomeAsync();
        await Step(id).Locator(".actions a[href*='/task/']").First.ClickAsync();
        foreach (var (field, value) in answers) await FillAsync(field, value);
        await page.Locator("form.task .actions button").First.ClickAsync();
        await Expect(page.Locator("main form[action$='/check']")).ToBeVisibleAsync();
        foreach (var (_, value) in answers.Where(a => a.Value.Contains(' ', StringComparison.Ordinal)))
            await Expect(page.Locator(".summary")).ToContainTextAsync(value);
        await page.Locator("main form[action$='/check'] button").ClickAsync();
        await Expect(page.Locator(".number")).ToHaveTextAsync(Receipt());
        await page.Locator("main .actions a").ClickAsync();
        await Expect(page.Locator("#journey")).ToBeVisibleAsync();
    }

    /// <summary>B09: the second question is asked only after the first, at once or, without script, when the form comes back.</summary>
    public async Task AnswerIntakeAsync()
    {
        (string, string)[] answers = [("will", "yes"), ("home", "owned"), ("otherItems", "Inga skulder som jag vet.")];
        if (script)
        {
            await AnswerAsync("B09", [answers[0], ("willNamesChildren", "yes"), .. answers[1..]]);
            return;
        }

        await HomeAsync();
        await Step("B09").Locator(".actions a").First.ClickAsync();
        foreach (var (field, value) in answers) await FillAsync(field, value);
        await page.Locator("form.task .actions button").First.ClickAsync();
        await Expect(page.Locator("#question-willNamesChildren")).ToBeVisibleAsync();
        await AnswerAsync("B09", ("willNamesChildren", "yes"));
    }

    public async Task FillAsync(string field, string value)
    {
        var choice = page.Locator($"input[type=radio][name='q.{field}'][value='{value}']");
        if (await choice.CountAsync() > 0) await choice.CheckAsync();
        else if (DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day)) await FillAsync(field, day);
        else await page.Locator($"[id='field-{field}']").FillAsync(value);
    }

    private async Task FillAsync(string field, DateOnly day)
    {
        foreach (var (part, number) in new[] { ("day", day.Day), ("month", day.Month), ("year", day.Year) })
            await page.Locator($"[id='field-{field}.{part}']").FillAsync($"{number}");
    }

    private ILocator Status(string id) => Step(id).Locator("> .step-head .status, > .status");

    private DateOnly DateIn(string text) => DateOnly.ParseExact(Day().Match(text).Value, "d MMMM yyyy", _culture);

    /// <param name="expect">Waits a while.</param>
    /// <param name="live">The page changes by itself; else it stands still until it is loaded again.</param>
    private async Task UntilAsync(Func<Task> expect, bool live)
    {
        for (var left = live ? 0 : 40; ; left--)
        {
            try
            {
                await expect();
                return;
            }
            catch (PlaywrightException) when (left > 0)
            {
                await page.ReloadAsync();
            }
        }
    }

    [GeneratedRegex("^J-20[0-9]{2}-[0-9A-Z]{5}-[0-9A-Z]{5}$")]
    private static partial Regex Receipt();

    [GeneratedRegex(@"[0-9]{1,2} \p{L}+ 20[0-9]{2}")]
    private static partial Regex Day();
}
