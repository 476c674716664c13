using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Journeys.Host.Tests.Citizen;

/// <summary>axe finds nothing, and nothing scrolls sideways, on any page, in either language, on a desk and at 320 pixels (WCAG 1.4.10).</summary>
[Collection(CitizenCollection.Name)]
public sealed class AccessibilityTests(CitizenHost host)
{
    internal static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "EN-301-549"],
        },
    };

    [Theory]
    [InlineData("sv", 1100)]
    [InlineData("sv", 320)]
    [InlineData("en", 1100)]
    [InlineData("en", 320)]
    public async Task Every_page_is_accessible(string language, int width)
    {
        var page = await host.SofiaAsync(language, width);
        var journey = $"/{language}/journey/{host.Journey}";
        string[] paths =
        [
            $"/{language}", $"/{language}/sign-in", journey, $"{journey}/task/B07.1", $"{journey}/task/B09.1", $"{journey}/correct/B02",
            $"/{language}/life-event/bereavement", $"/{language}/life-event/parking", $"/{language}?q=pappa+dog", $"/{language}/about/help", $"/{language}/about/accessibility", $"/{language}/about/privacy", $"/{language}/demo", $"/{language}/nowhere",
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await AssertAccessibleAsync(page, path);
        }

        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task A_failed_form_and_opened_details_are_accessible(string language)
    {
        var page = await host.SofiaAsync(language, 320);
        var journey = $"/{language}/journey/{host.Journey}";
        await page.GotoAsync($"{journey}/task/B09.1");
        await page.Locator("form.task .actions button").First.ClickAsync();
        await AssertAccessibleAsync(page, "B09 with errors");

        await page.GotoAsync(journey);
        foreach (var summary in await page.Locator("summary").AllAsync()) await summary.ClickAsync();
        await AssertAccessibleAsync(page, "the journey with every detail open");
        await page.Context.DisposeAsync();
    }

    internal static async Task AssertAccessibleAsync(IPage page, string where)
    {
        var found = await page.RunAxe(Rules);
        Assert.True(found.Violations.Length == 0, $"{where}: {string.Join("; ", found.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}"))}");
        var wide = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        Assert.False(wide, $"{where} scrolls sideways.");
    }
}
