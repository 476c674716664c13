using System.Net;
using Journeys.Host.Tests.Citizen;
using Journeys.Host.Tests.Storage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Operations;

/// <summary>The operators' room on Sofia's journey: an answer is stuck, and a last day is moved by hand.</summary>
public sealed class MendingTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly CitizenHost _host = new(postgres);
    private IPage _sofia = null!;

    private string Journey => $"/sv/journey/{_host.Journey}";

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _sofia = await _host.SofiaAsync();
    }

    [Fact]
    public async Task A_stuck_answer_is_told_to_the_citizen_in_plain_words_and_replayed_by_an_operator()
    {
        await AskForTimeAsync();
        await RefuseOnceAsync();
        await _sofia.GotoAsync(Journey);
        await Expect(_sofia.Locator("#step-B08")).ToContainTextAsync("Ett meddelande har fastnat hos oss. Det är sparat");
        await Expect(_sofia.Locator("#step-B08 .status")).ToHaveTextAsync("Hos myndigheten");

        var operations = await OperatorAsync();
        await Expect(operations.Locator("h2").First).ToHaveTextAsync("Svar från en myndighet: B08.1");
        await AccessibilityTests.AssertAccessibleAsync(operations, "an incident");
        await operations.GetByRole(AriaRole.Button, new() { Name = "Försök igen" }).ClickAsync();
        await Expect(operations.Locator("#errors")).ToContainTextAsync("Skriv ett skäl");
        await operations.Locator("input[name=reason]").FillAsync("Databasen är lagad");
        await operations.GetByRole(AriaRole.Button, new() { Name = "Försök igen" }).ClickAsync();
        await Expect(operations.Locator("[role=status].note")).ToContainTextAsync("försöks igen");

        await Expect(_sofia.Locator("#step-B08 .status")).ToHaveTextAsync("Avslag", new() { Timeout = 30_000 });
        await operations.ReloadAsync();
        await Expect(operations.Locator("main")).ToContainTextAsync("Inget har fastnat.");
    }

    [Fact]
    public async Task A_last_day_that_an_operator_moves_is_a_correction_that_the_citizen_sees()
    {
        var operations = await OperatorAsync();
        await operations.Locator("#field-journey").FillAsync("okänt");
        await operations.GetByRole(AriaRole.Button, new() { Name = "Öppna" }).ClickAsync();
        await Expect(operations.Locator("#errors")).ToContainTextAsync("Skriv förloppets nummer");
        await operations.Locator("#field-journey").FillAsync($"{_host.Journey}");
        await operations.GetByRole(AriaRole.Button, new() { Name = "Öppna" }).ClickAsync();
        await Expect(operations.Locator("h1")).ToHaveTextAsync("Ett förlopp");
        await AccessibilityTests.AssertAccessibleAsync(operations, "a journey");
        await Expect(operations.Locator("main")).Not.ToContainTextAsync("Sofia");
        await operations.Locator("#field-act").SelectOptionAsync("Extend|B07b/B07b");
        await operations.Locator("#field-reason").FillAsync("Kapellet var stängt");
        await operations.GetByRole(AriaRole.Button, new() { Name = "Gör åtgärden" }).ClickAsync();
        await Expect(operations.Locator("#errors")).ToContainTextAsync("Skriv den nya sista dagen");

        await operations.Locator("#field-act").SelectOptionAsync("Extend|B07b/B07b");
        await operations.Locator("#field-date").FillAsync("2027-01-29");
        await operations.Locator("#field-reason").FillAsync("Kapellet var stängt");
        await operations.GetByRole(AriaRole.Button, new() { Name = "Gör åtgärden" }).ClickAsync();
        await Expect(operations.Locator("[role=status].note")).ToContainTextAsync("Åtgärden är gjord");

        await _sofia.GotoAsync(Journey);
        await Expect(_sofia.Locator("#step-B07b")).ToContainTextAsync("29 januari 2027");
        await Expect(_sofia.Locator("#history")).ToContainTextAsync("Rättelse: driften flyttade fram sista dagen");
        await Expect(_sofia.Locator("#history")).ToContainTextAsync("Kapellet var stängt");
    }

    [Theory]
    [InlineData("operations/incidents")]
    [InlineData("operations/journeys/{0}")]
    public async Task Only_operators_come_in(string page)
    {
        var path = $"/sv/{string.Format(System.Globalization.CultureInfo.InvariantCulture, page, _host.Journey)}";

        Assert.Equal((int)HttpStatusCode.Forbidden, (await _sofia.GotoAsync(path))!.Status);
        using var nobody = _host.Client();
        using var answer = await nobody.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var operations = await OperatorAsync();
        Assert.Equal((int)HttpStatusCode.Forbidden, (await operations.GotoAsync(Journey))!.Status);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task AskForTimeAsync()
    {
        await _sofia.GotoAsync(Journey);
        await _sofia.Locator("#step-B08 form button").ClickAsync();
        await _sofia.Locator("[id='field-reason']").FillAsync("Polisen utreder.");
        await _sofia.Locator("form.task .actions button").First.ClickAsync();
        await _sofia.Locator("main form[action$='/check'] button").ClickAsync();
        await Expect(_sofia.Locator(".number")).ToBeVisibleAsync();
    }

    /// <summary>Skatteverket's refusal comes while the database takes no events.</summary>
    private async Task RefuseOnceAsync()
    {
        await Scratch.QueryAsync(_host.Database, """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END';
            CREATE TRIGGER refuse BEFORE INSERT ON journeys.mt_events FOR EACH ROW EXECUTE FUNCTION refuse();
            """);
        await _host.AnswerWithAsync(_host.Journey, "B08.1", "b08", new() { ["outcome"] = "Rejected", ["decisionId"] = "skv-8" });
        await Scratch.QueryAsync(_host.Database, "DROP FUNCTION refuse() CASCADE");
    }

    private async Task<IPage> OperatorAsync()
    {
        var context = await _host.Browser.NewContextAsync(new() { BaseURL = _host.Address.ToString(), ViewportSize = new() { Width = 320, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sv/sign-in");
        await page.GetByLabel("Driften Demo").CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Meddelanden som har fastnat");
        return page;
    }
}
