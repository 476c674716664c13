using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Journeys.Host.Tests.Elsa;

/// <summary>The unmodified Studio in a real browser. It compiles itself as a page opens, which takes a while on a busy machine.</summary>
[Collection(StudioCollection.Name)]
public sealed class StudioBrowserTests(StudioHost studio)
{
    private const float Patience = 60_000;
    private static readonly string[] Ports = ["then", "else", "body", "default"];

    [Fact]
    public async Task Every_life_event_opens_and_shows_each_of_its_activities_by_name()
    {
        foreach (var (id, file) in studio.LifeEvents())
        {
            await studio.Page.GotoAsync($"/studio/definitions/{id}");
            await ShowsAsync(file);
            Assert.Empty(await OverlapsAsync());
            await KeepPictureAsync(id);
        }

        Assert.Empty(studio.Faults);
        await NobodyIsToldOfAsync();
    }

    /// <summary>The panel beside the drawing is made from the activity's descriptor.</summary>
    [Fact]
    public async Task An_activity_that_is_chosen_shows_its_inputs()
    {
        await studio.Page.GotoAsync("/studio/definitions/drawn");
        await ZoomToFitAsync();

        foreach (var (activity, told) in new[] { ("Decision", "Condition"), ("Case", "Some"), ("Set", "Variable"), ("Tell", "EventName") })
        {
            await studio.Page.Locator($"[data-cell-id='{activity}'] .activity-label").ClickAsync();
            await studio.Page.Locator("label, td").GetByText(told, new() { Exact = true }).First.WaitForAsync(new() { Timeout = Patience });
        }

        Assert.Empty(studio.Faults);
    }

    [Fact]
    public async Task A_running_journey_opens_and_shows_where_it_stands()
    {
        await studio.Page.GotoAsync($"/studio/journeys/{studio.Host.Pseudonym}");

        await ShowsAsync(studio.LifeEvents()["bereavement"]);
        // Done once; asked, and held by a refusal.
        await HasBadgeAsync("B10", "1", "success");
        await HasBadgeAsync("B17", "1", "warning");
        await studio.Page.GetByText("Register fact - Started").First.WaitForAsync();
        await studio.Page.GetByText("Suspended", new() { Exact = true }).First.WaitForAsync();
        await KeepPictureAsync("journey");
        await studio.Page.GetByText("Register fact - Started").First.ClickAsync();
        await studio.Page.GetByText("Workflow1:Flowchart1:B01", new() { Exact = true }).First.WaitForAsync(new() { Timeout = Patience });
        Assert.Empty(studio.Faults);
        await NobodyIsToldOfAsync();
    }

    [Fact]
    public async Task Who_is_not_signed_in_gets_the_sign_in_and_no_Studio()
    {
        await using var context = await studio.Browser.NewContextAsync(new() { BaseURL = studio.Host.Address.ToString() });
        var page = await context.NewPageAsync();

        await page.GotoAsync("/studio/definitions/bereavement");

        Assert.Equal("/sv/sign-in", new Uri(page.Url).AbsolutePath);
        Assert.Equal(401, await page.EvaluateAsync<int>("async () => (await fetch('/elsa/api/workflow-definitions/by-definition-id/bereavement')).status"));
        Assert.Equal(401, await page.EvaluateAsync<int>($"async () => (await fetch('/elsa/api/workflow-instances/{studio.Host.Pseudonym}')).status"));
    }

    /// <summary>Each activity stands on the canvas, and in it what its ports hold; what a flowchart or a
    /// sequence holds is seen when it is opened. From a port the Studio opens flowcharts only, and it has no drawing of what a Parallel or a Fork holds.</summary>
    private Task ShowsAsync(JsonObject file) => ShowsAsync(file["root"]!.AsObject(), 0);

    private async Task ShowsAsync(JsonObject container, int depth)
    {
        foreach (var activity in Objects(container["activities"]))
        {
            var node = $"[data-cell-id='{activity["id"]}']";
            await ShowsAsync($"{node} .activity-label", activity);
            if (Type(activity) is "Elsa.Flowchart" or "Elsa.Sequence") await OpensAsync(activity, depth, () => studio.Page.Locator($"{node} .activity-label").DblClickAsync());
            foreach (var held in Held(activity))
            {
                var port = $"{node} .embedded-port";
                await ShowsAsync(port, held);
                if (Type(held) is "Elsa.Flowchart") await OpensAsync(held, depth, () => studio.Page.Locator(port).GetByText(NameOf(held), new() { Exact = true }).ClickAsync());
            }
        }
    }

    /// <summary>Goes into the container and back to what it stands in.</summary>
    private async Task OpensAsync(JsonObject container, int depth, Func<Task> open)
    {
        await ZoomToFitAsync();
        await open();
        await ShowsAsync(container, depth + 1);
        Assert.Empty(await OverlapsAsync());
        await KeepPictureAsync($"{container["id"]}");
        await studio.Page.Locator(".mud-breadcrumb-item a").Nth(depth).ClickAsync();
    }

    private async Task ShowsAsync(string place, JsonObject activity)
    {
        var name = NameOf(activity);
        try
        {
            await studio.Page.Locator(place).GetByText(name, new() { Exact = true }).First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        }
        catch (TimeoutException)
        {
            await KeepPictureAsync("missing");
            Assert.Fail($"The Studio does not show '{name}' at {place}. {string.Join('\n', studio.Faults)}");
        }
    }

    private static string NameOf(JsonObject activity) => (string?)activity["metadata"]?["displayText"] ?? (string)activity["name"]!;

    private static string? Type(JsonObject activity) => (string?)activity["type"];

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    private static IEnumerable<JsonObject> Held(JsonObject activity) => Ports.Select(port => activity[port])
        .Concat((activity["cases"] as JsonArray ?? []).Select(c => c!["activity"])).OfType<JsonObject>();

    private Task HasBadgeAsync(string activity, string number, string color) =>
        studio.Page.Locator($"[data-cell-id='{activity}'] .mud-badge.mud-theme-{color}", new() { HasText = number })
            .WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });

    /// <summary>Activities that cover one another, or another's ports and their names.</summary>
    private async Task<IReadOnlyList<string>> OverlapsAsync()
    {
        var drawn = await studio.Page.Locator(".x6-node").EvaluateAllAsync<JsonElement>(
            "nodes => nodes.map(n => { const b = n.getBoundingClientRect(); return { id: n.dataset.cellId, x: b.x, y: b.y, width: b.width, height: b.height }; })");
        var boxes = drawn.Deserialize<Box[]>(JsonSerializerOptions.Web)!;
        Assert.True(boxes.Length > 1);
        return [.. from one in boxes from other in boxes where string.CompareOrdinal(one.Id, other.Id) < 0 && one.Covers(other) select $"{one} {other}"];
    }

    /// <summary>Each call that the Studio made, made again: no answer tells of anyone.</summary>
    private async Task NobodyIsToldOfAsync()
    {
        using var client = await studio.Host.ClientAsync("analyst");
        Assert.NotEmpty(studio.Calls);
        foreach (var call in studio.Calls)
        {
            using var again = new HttpRequestMessage(new(call.Method), call.Path);
            if (call.Body is not null) again.Content = new StringContent(call.Body, Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(again, TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{call} {body}");
            Assert.All(studio.Host.Personal, personal => Assert.False(body.Contains(personal, StringComparison.OrdinalIgnoreCase), $"{call.Path} tells {personal}"));
        }
    }

    /// <summary>The button is known by its picture alone.</summary>
    private Task ZoomToFitAsync() => studio.Page.Locator("button:has(path[d^='M6,16h12V8'])").ClickAsync(new() { Timeout = Patience });

    /// <summary>For whoever looks at the drawings: <c>JOURNEYS_STUDIO_PICTURES</c> names a folder for them.</summary>
    private async Task KeepPictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("JOURNEYS_STUDIO_PICTURES") is not { Length: > 0 } folder) return;
        await ZoomToFitAsync();
        await studio.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    private sealed record Box(string Id, double X, double Y, double Width, double Height)
    {
        public bool Covers(Box other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
    }
}
