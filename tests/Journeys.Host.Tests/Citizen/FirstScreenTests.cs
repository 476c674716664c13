using System.Globalization;
using System.Text.Json.Nodes;
using Journeys.Scenarios;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Citizen;

/// <summary>The first screen of Torsten, Pia and Sofia in Chromium: what their scenarios expect, cell by cell, in both languages, on a desk and at 320 pixels.</summary>
public sealed class FirstScreenTests(PostgresFixture postgres)
{
    /// <summary>The words of the cards, which a scenario names only by id.</summary>
    private static readonly Dictionary<string, (string Sv, string En)> Cards = new()
    {
        ["B07"] = ("Välj begravning – senast {0}", "Choose funeral – by {0}"),
        ["B09"] = ("Några frågor till dig", "A few questions"),
        ["B16.warning"] = ("Var ni sambor? Begär bodelning före bouppteckningsmötet", "Did you live together? Ask for division before the inventory meeting"),
        ["B10.information"] = ("Pensionsmyndigheten utreder – du behöver inte ansöka", "Pensionsmyndigheten is looking into it – no need to apply"),
        ["known"] = ("Myndigheterna vet redan", "The authorities already know"),
        ["B07+B06+B08"] = ("Begravning senast {0} – polisen först, du kan be om mer tid", "Funeral by {0} – police first, you can ask for more time"),
        ["money"] = ("Pengar de närmaste veckorna", "Money in the coming weeks"),
    };

    /// <summary>What the letters of a scenario are on the page.</summary>
    private static readonly Dictionary<string, string[]> Statuses = new()
    {
        ["D"] = ["Done"],
        ["I"] = ["WithAgency"],
        ["A"] = ["WithAgency"],
        ["R"] = ["YourTurn"],
        ["N"] = ["CannotStart", "NotStarted"],
        ["–"] = ["NotApplicable"],
    };

    [Theory]
    [InlineData("torsten-t1")]
    [InlineData("torsten-t2")]
    [InlineData("torsten-t3")]
    [InlineData("pia")]
    [InlineData("sofia")]
    public async Task It_is_what_the_scenario_expects(string scenario)
    {
        await using var pages = await ScenarioPages.StartAsync(postgres, "bereavement", scenario);
        var who = pages.Scenario.People.Values.First(p => p.SignsIn);
        await pages.PlayAsync(e => Expected(e, "firstScreen") is not null);
        var start = Block(pages.Scenario, 0);
        foreach (var (language, width) in new[] { ("sv", 1280), ("en", 320) })
        {
            var page = await pages.AsAsync(who.Id, language, width);
            await AssertCardsAsync(page, start, language);
            await AssertStepsAsync(page, start, language);
            await Expect(page.Locator("h1")).ToHaveTextAsync($"{(language == "sv" ? "När någon har dött" : "When someone dies")}: {pages.Scenario.People.Values.Single(p => p.Role == "deceased").Name}");
            await Expect(page.Locator("#help-by-phone")).ToHaveCountAsync(who.HelpByPhone ? 1 : 0);
            await pages.AssertWellAsync(page, $"first-{language}-{width}");
        }

        await pages.PlayAsync(e => Expected(e, "firstScreen") is not null);
        foreach (var language in new[] { "sv", "en" })
        {
            var page = await pages.AsAsync(who.Id, language);
            var after = Block(pages.Scenario, 1);
            await AssertStepsAsync(page, after, language);
            await AssertOpenAsync(page, after);
            await pages.AssertWellAsync(page, $"answered-{language}-1280");
        }
    }

    private static JsonNode? Expected(ScenarioEntry entry, string what) => (entry.Json["expect"] as JsonObject)?[what];

    /// <summary>All that the nth look at the first screen expects, up to the next thing that happens.</summary>
    private static JsonObject Block(Scenario scenario, int nth)
    {
        var at = scenario.Timeline.Where(e => Expected(e, "firstScreen") is not null).ElementAt(nth).Index;
        var from = at;
        while (scenario.Timeline[from - 1].Verb == "expect") from--;
        var all = new JsonObject();
        foreach (var entry in scenario.Timeline.Skip(from).Take(at - from + 1))
            foreach (var (what, value) in entry.Json["expect"]!.AsObject())
                all[what] = value!.DeepClone();
        return all;
    }

    private static async Task AssertCardsAsync(IPage page, JsonObject expected, string language)
    {
        var date = Date(expected["deadlines"]!["B07b"]!.ToString(), language);
        var words = expected["firstScreen"]!.AsArray().Select(c => string.Format(CultureInfo.InvariantCulture, language == "sv" ? Cards[c!.ToString()].Sv : Cards[c!.ToString()].En, date)).ToArray();
        Assert.Equal(3, words.Length);
        await Expect(page.Locator("#cards li")).ToHaveTextAsync(words);
    }

    /// <summary>Where each step stands on the page, and its last day.</summary>
    private static async Task AssertStepsAsync(IPage page, JsonObject expected, string language)
    {
        var wrong = new List<string>();
        foreach (var (key, letter) in expected["statuses"]!.AsObject())
        {
            var shown = await ShownAsync(page, key, letter!.ToString() == "–");
            if (!shown.All(s => Statuses[letter!.ToString()].Contains(s)) || shown.Count == 0) wrong.Add($"{key}: expected {letter}, shown {string.Join(", ", shown)}");
        }

        foreach (var (key, date) in expected["deadlines"]!.AsObject().Where(d => d.Value!.ToString().Length > 0))
            if (!(await RowOf(page, key).First.TextContentAsync())!.Contains(Date(date!.ToString(), language), StringComparison.Ordinal)) wrong.Add($"{key}: {date} is not shown");
        Assert.Empty(wrong);
    }

    /// <summary>What the rows of a step or an instance say; what does not concern the person has none.</summary>
    private static async Task<IReadOnlyList<string>> ShownAsync(IPage page, string key, bool absent)
    {
        var own = page.Locator($"[id='step-{key}']");
        if (await own.CountAsync() == 0 && absent) return ["NotApplicable"];
        // A step that runs for one alone is told as the step.
        var row = await own.CountAsync() > 0 ? own : page.Locator($"li.step[id='step-{key.Split('.')[0]}']:not(:has(.instance))");
        return await row.Locator(".status").EvaluateAllAsync<string[]>("all => all.map(s => s.dataset.status)");
    }

    private static ILocator RowOf(IPage page, string key) => page.Locator($"[id='step-{key}']");

    /// <summary>After the questions: what is the person's turn, by last day and then by id.</summary>
    private static async Task AssertOpenAsync(IPage page, JsonObject expected)
    {
        var open = expected["statuses"]!.AsObject().Where(s => s.Value!.ToString() == "R").Select(s => s.Key)
            .OrderBy(k => Due(expected, k), StringComparer.Ordinal).ThenBy(k => k, StringComparer.Ordinal).Take(3).ToList();
        var anchors = await page.Locator("#cards a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        Assert.Equal(open.Count, anchors.Length);
        Assert.All(open.Zip(anchors), pair => Assert.StartsWith($"#step-{pair.First}", pair.Second, StringComparison.Ordinal));
    }

    private static string Due(JsonObject expected, string key) => expected["deadlines"]!.AsObject() is var days && days.ContainsKey(key) ? days[key]!.ToString() : $"{days[key.Split('.')[0]] ?? "9999"}";

    private static string Date(string iso, string language) =>
        DateOnly.Parse(iso, CultureInfo.InvariantCulture).ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language == "sv" ? "sv-SE" : "en-GB"));
}
