using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Journeys.Host.Tests.Analyst;

[Collection(AnalystCollection.Name)]
public sealed class AnalystBrowserTests(AnalystHost host)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"] },
    };

    [Theory]
    [InlineData("sv", 1100)]
    [InlineData("en", 320)]
    public async Task The_rooms_pages_have_no_fault_that_axe_finds_and_never_scroll_sideways(string language, int width)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new() { BaseURL = host.Address.ToString(), ViewportSize = new() { Width = width, Height = 900 } });
        await page.GotoAsync($"/{language}/sign-in");
        await page.Locator("input[value=analyst]").CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();

        foreach (var path in new[] { "", $"/{host.Pseudonym}?at=2026-11-20", $"/{host.Pseudonym}?at=x" })
        {
            await page.GotoAsync($"/{language}/analyst/journeys{path}");
            var found = await page.RunAxe(Rules);
            Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.SelectMany(v => v.Nodes.Take(3).Select(n => $"{path} {v.Id}: {n.Html}"))));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, path);
        }
    }
}
