using Journeys.Execution;
using Journeys.Host.Engine;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Citizen;

/// <summary>Two people who must agree, and one who comes back to change what is done.</summary>
public sealed class JointPageTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Heirs = """
        {"name":"Peter Demo","relatives":[{"person":"198905202381","name":"Sofia Demo"},{"person":"195804122389","name":"Karin Demo"}]}
        """;

    private readonly CitizenHost _host = new(postgres)
    {
        Settings = [("Journeys:Workflows", Path.Combine(RunningHost.TestWorkflows, "..", "JointWorkflows"))],
        Begin = host => host.ReportAsync("198701012398", Heirs),
    };

    private string Page => $"/sv/journey/{_host.Journey}";

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    [Fact]
    public async Task Each_sees_where_the_others_stand_until_all_have_answered_the_same()
    {
        var (sofia, karin) = (await _host.AsAsync("Sofia Demo"), await _host.AsAsync("Karin Demo", width: 320));
        await sofia.GotoAsync(Page);
        await Expect(sofia.Locator("#step-H2 .status")).ToHaveTextAsync("Din tur");
        await AnswerAsync(sofia, "Ja");

        await sofia.GotoAsync(Page);
        await Expect(sofia.Locator("#step-H2 .status")).ToHaveTextAsync("Väntar på de andra");
        await Expect(sofia.Locator("#step-H2")).ToContainTextAsync("Du har svarat: hemmet ska säljas: Ja. Karin Demo har inte svarat än.");
        await Expect(sofia.Locator("#next")).ToContainTextAsync("Du behöver inte göra något nu");

        await karin.GotoAsync($"{Page}/task/H2.1");
        await Expect(karin.Locator(".joint li")).ToHaveTextAsync(["Sofia Demo har svarat: hemmet ska säljas: Ja.", "Du har inte svarat än."]);
        await AccessibilityTests.AssertAccessibleAsync(karin, "a joint task");
        await AnswerAsync(karin, "Nej");

        foreach (var page in new[] { sofia, karin })
        {
            await page.GotoAsync($"{Page}/task/H2.1");
            await Expect(page.Locator(".joint")).ToContainTextAsync("Svaren skiljer sig åt.");
            await page.GotoAsync(Page);
            await Expect(page.Locator("#step-H2 .status")).ToHaveTextAsync("Din tur");
        }

        await Expect(sofia.Locator("#step-H2")).ToContainTextAsync("Karin Demo har svarat: hemmet ska säljas: Nej.");
        await AccessibilityTests.AssertAccessibleAsync(sofia, "a journey with differing answers");
        await sofia.GetByRole(AriaRole.Link, new() { Name = "Ändra ditt svar: Bestäm om hemmet" }).ClickAsync();
        await AnswerAsync(sofia, "Nej");

        await karin.GotoAsync(Page);
        await Expect(karin.Locator("#step-H2 .status")).ToHaveTextAsync("Klart");
        await Expect(karin.Locator("#history")).ToContainTextAsync("Alla har svarat lika");
        Assert.Equal(FactValue.Of("no"), (await JourneyAsync()).Fact("home.sell"));
    }

    [Fact]
    public async Task What_is_done_may_be_changed_where_the_definition_says_so()
    {
        var (sofia, karin) = (await _host.AsAsync("Sofia Demo"), await _host.AsAsync("Karin Demo"));
        await AnswerAsync(sofia, "Ja");
        await AnswerAsync(karin, "Ja");
        await sofia.GotoAsync($"{Page}/task/H3.1");
        await sofia.GetByLabel("Grannen").CheckAsync();
        await sofia.GetByLabel("Något mer att veta?").FillAsync("Under krukan");
        await SendAsync(sofia);

        await sofia.GotoAsync(Page);
        await Expect(sofia.Locator("#step-H3 .status")).ToHaveTextAsync("Klart");
        Assert.Equal(0, await sofia.Locator("#step-H2").GetByRole(AriaRole.Button, new() { Name = "Ändra" }).CountAsync());
        await sofia.GetByRole(AriaRole.Button, new() { Name = "Ändra ditt svar: Var nyckeln finns" }).ClickAsync();
        await Expect(sofia.GetByLabel("Grannen")).ToBeCheckedAsync();
        await Expect(sofia.GetByLabel("Något mer att veta?")).ToHaveValueAsync("Under krukan");
        await karin.GotoAsync(Page);
        await Expect(karin.Locator("#next")).ToContainTextAsync("Töm hemmet");
        await sofia.GetByLabel("Mäklaren").CheckAsync();
        await SendAsync(sofia);

        var journey = await JourneyAsync();
        Assert.Equal((FactValue.Of("agent"), StepPhase.Ended), (journey.Fact("home.key"), journey.Steps["H3"].Phase));
        Assert.Equal(["H4.1"], journey.Bookmarks.Keys);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task AnswerAsync(IPage page, string answer)
    {
        await page.GotoAsync($"{Page}/task/H2.1");
        await page.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        await SendAsync(page);
    }

    private static async Task SendAsync(IPage page)
    {
        await page.Locator("form.task .actions button").First.ClickAsync();
        await page.Locator("form[action$='/check'] button").ClickAsync();
        await Expect(page.Locator(".number")).ToBeVisibleAsync();
    }

    private async Task<Journey> JourneyAsync() =>
        (await _host.Get<JourneyReader>().ReadAsync(_host.Journey, TestContext.Current.CancellationToken))!.Journey;
}
