using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Journeys.Host.Tests.Elsa;

/// <summary>The unmodified Studio in a real browser. It compiles itself as the page opens, which takes a while on a busy machine.</summary>
[Collection(StudioCollection.Name)]
public sealed class StudioBrowserTests(StudioHost studio)
{
    private const float Patience = 15_000;

    [Fact]
    public async Task Every_life_event_opens_and_shows_each_of_its_activities_by_name()
    {
        foreach (var (id, file) in StudioHost.LifeEvents())
        {
            await studio.Page.GotoAsync($"/studio/definitions/{id}");
            await ShowsAsync(file);
            await KeepPictureAsync(id);
            await NothingWentWrongAsync();
        }
    }

    [Fact]
    public async Task A_running_journey_opens_and_shows_where_it_stands()
    {
        await studio.Page.GotoAsync($"/studio/journeys/{studio.Host.Pseudonym}");
        await ShowsAsync(StudioHost.LifeEvents()["bereavement"]);
        await KeepPictureAsync("journey");
        await NothingWentWrongAsync();
    }

    private async Task ShowsAsync(JsonObject file)
    {
        foreach (var name in file["root"]!["activities"]!.AsArray().Select(a => (string?)a!["metadata"]?["displayText"] ?? (string)a!["name"]!))
            try
            {
                await studio.Page.Locator(".activity-label").GetByText(name, new() { Exact = true }).First
                    .WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
            }
            catch (TimeoutException)
            {
                await KeepPictureAsync("missing");
                Assert.Fail($"The Studio does not show '{name}'. {string.Join('\n', studio.Faults)}");
            }
    }

    private async Task NothingWentWrongAsync()
    {
        Assert.Empty(studio.Faults);
        foreach (var (path, body) in await studio.AnswersAsync())
            Assert.All(studio.Host.Personal, personal => Assert.False(body.Contains(personal, StringComparison.OrdinalIgnoreCase), $"{path} tells {personal}"));
    }

    private async Task KeepPictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("JOURNEYS_STUDIO_PICTURES") is not { Length: > 0 } folder) return;
        await studio.Page.Locator("button:has(path[d^='M6,16h12V8'])").ClickAsync(); // zoom to fit
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.html"), await studio.Page.ContentAsync());
        await studio.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }
}
