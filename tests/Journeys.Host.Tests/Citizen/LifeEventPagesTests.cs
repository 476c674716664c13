using Journeys.Host.Tests.Citizen.Stories;
using Microsoft.Playwright;

namespace Journeys.Host.Tests.Citizen;

/// <summary>
/// Each life event's pages at its start, in the middle, at its end and after a refusal, in both languages, on a desk and on a
/// telephone: axe finds nothing, and every word is a plain word of the page's language.
/// </summary>
public sealed class LifeEventPagesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly int[] Widths = [1280, 320];
    private static readonly bool Pictures = Environment.GetEnvironmentVariable("JOURNEYS_SCREENSHOTS") is not null;
    private readonly Dictionary<(string, string), IPage> _pages = [];
    private readonly HashSet<string> _seen = [];
    private readonly List<string> _faults = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private LivedStories _lived = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        _lived = await LivedStories.BeginAsync(Story.All, await postgres.CreateDatabaseAsync("stories"));
    }

    [Fact]
    public async Task Every_page_of_every_story_is_plain_and_accessible()
    {
        var differences = await _lived.LiveAsync(async (story, stage) => await Task.WhenAll(LookAsync(story, stage, "sv"), LookAsync(story, stage, "en")));
        await Task.WhenAll(LookAroundAsync("sv"), LookAroundAsync("en"));
        Assert.Empty(differences);
        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Order(StringComparer.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        await _lived.DisposeAsync();
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private async Task LookAsync(Story story, string stage, string language)
    {
        var page = await SignedInAsync(story.Persona, language);
        var journey = $"/{language}/journey/{(await story.Engine.JourneyAsync())!.Id}";
        await LookAtAsync(page, journey, story, $"{stage}-page", language);
        var links = await page.Locator("main a[href*='/task/'], main a[href*='/receipt/']").EvaluateAllAsync<string[]>("all => all.map(a => new URL(a.href).pathname)");
        var fresh = links.Distinct().Where(Unseen).ToList();
        foreach (var link in fresh.Where(l => l.Contains("/task/", StringComparison.Ordinal)).Concat(fresh.Where(l => l.Contains("/receipt/", StringComparison.Ordinal)).Take(1)))
            await LookAtAsync(page, link, story, $"{stage}-{link.Split('/')[^2]}-{(link.Contains("/task/", StringComparison.Ordinal) ? link.Split('/')[^1] : "last")}", language);
    }

    /// <summary>The pages around the journeys: what a life event holds, the start page, and help given and taken.</summary>
    private async Task LookAroundAsync(string language)
    {
        foreach (var story in Story.All.DistinctBy(s => s.LifeEvent))
            await LookAtAsync(await SignedInAsync(story.Persona, language), $"/{language}/life-event/{story.LifeEvent}", story, "holds", language);
        var nadia = Story.All.First(s => s.LifeEvent == "restaurant");
        await LookAtAsync(await SignedInAsync(nadia.Persona, language), $"/{language}", nadia, "home", language);
        await LookAtAsync(await SignedInAsync(nadia.Persona, language), $"/{language}?q=alkohol", nadia, "search", language);
        var pia = Story.All.First(s => s.Persona == "Pia Demo");
        await LookAtAsync(await SignedInAsync(pia.Persona, language), $"/{language}/help-by-phone", pia, "phone", language);
        var worker = await SignedInAsync(language == "sv" ? "Handläggare Demo" : "Caseworker Demo", language);
        await LookAtAsync(worker, $"/{language}/helping", pia, "helping", language);
        await worker.Locator("#persona").SelectOptionAsync("pia");
        await worker.Locator("input[value=Phone]").CheckAsync();
        await worker.Locator("main form button").ClickAsync();
        await LookAtAsync(worker, $"/{language}", pia, "helped-home", language);
        await LookAtAsync(worker, $"/{language}/journey/{(await pia.Engine.JourneyAsync())!.Id}", pia, "helped-page", language);
    }

    private async Task LookAtAsync(IPage page, string path, Story story, string name, string language)
    {
        await page.GotoAsync(path);
        foreach (var width in Widths)
        {
            // Both languages and both widths of every page, by turns; with pictures, all four of each.
            var axe = Pictures || (width == 320) == (language == "en");
            var where = $"{story.LifeEvent}-{story.Persona.Split(' ')[0]}-{name}-{language}-{width}";
            var faults = await LookedAt.FaultsAsync(page, where, width, axe, new PlainWords(language, story.LifeEvent, story.Scenario));
            lock (_faults) _faults.AddRange(faults.Select(f => $"{where}: {f}"));
        }
    }

    private bool Unseen(string link)
    {
        lock (_seen) return _seen.Add(link);
    }

    /// <summary>One page for each person and language, kept.</summary>
    private async Task<IPage> SignedInAsync(string persona, string language)
    {
        lock (_pages)
            if (_pages.TryGetValue((persona, language), out var kept)) return kept;
        var context = await _browser.NewContextAsync(new() { BaseURL = _lived.Address.ToString(), ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/{language}/sign-in");
        await page.GetByLabel(persona).CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        lock (_pages) return _pages[(persona, language)] = page;
    }
}
