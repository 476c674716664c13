using Journeys.Execution;
using Journeys.Host.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Citizen;

/// <summary>A caseworker does what a person asks for, as the person; the person sees who, and why, and may say no.</summary>
public sealed class AssistedTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Pia = "195002032380";
    private readonly Ahead _time = new();
    private CitizenHost _host = null!;

    public ValueTask InitializeAsync() => (_host = BegunHost.Of(postgres, services => services.AddSingleton<TimeProvider>(_time))).InitializeAsync();

    [Theory]
    [InlineData("sv", 1100, true)]
    [InlineData("en", 320, true)]
    [InlineData("sv", 320, false)]
    public async Task A_caseworker_begins_and_applies_for_a_person_who_sees_it(string language, int width, bool script)
    {
        var worker = await HelpAsync(language, width, script);
        await Expect(worker.Locator(".help-bar")).ToContainTextAsync("Pia Demo");
        if (script) await AccessibilityTests.AssertAccessibleAsync(worker, "a person's start page, helped");
        var journey = await ApplyAsync(worker, language);
        await Expect(worker.Locator("#helped")).ToContainTextAsync(Done(language));
        await worker.GotoAsync($"/{language}/journey/{journey}");
        if (script) await AccessibilityTests.AssertAccessibleAsync(worker, "a person's page, helped");
        await worker.Locator(".help-bar button").ClickAsync();
        await Expect(worker).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/helping$"));
        await worker.GotoAsync($"/{language}/journey/{journey}");
        await Expect(worker.Locator("main [role=status]")).ToContainTextAsync(language == "sv" ? "Hjälpen är slut." : "The help is over.");

        var pia = await _host.AsAsync("Pia Demo", language, width, script);
        await pia.GotoAsync($"/{language}/journey/{journey}");
        await Expect(pia.Locator("#history")).ToContainTextAsync(Done(language));
        await Expect(pia.Locator("#help-by-phone")).ToContainTextAsync(language == "sv" ? "Hjälp per telefon är på" : "Help by phone is on");
        if (script) await AccessibilityTests.AssertAccessibleAsync(pia, "a page of one who is helped by phone");
        Assert.Equal(2, (await _host.ReadAsync(journey)).Events.Select(e => e.Event).OfType<ActedOnBehalf>().Count(e => e is { Worker: "Handläggare Demo" or "Caseworker Demo", Reason: HelpReason.Phone }));
    }

    [Fact]
    public async Task A_request_is_taken_back_for_a_person_with_a_reason_of_its_own_that_only_they_can_read()
    {
        const string Why = "Pia har brutit handen";
        var worker = await HelpAsync(reason: HelpReason.Other, said: Why, number: Pia);
        var journey = await ApplyAsync(worker, "sv");
        await worker.GotoAsync($"/sv/journey/{journey}/withdraw/K3.1");
        await worker.Locator("main form button").ClickAsync();
        await Expect(worker.Locator("#helped")).ToHaveTextAsync("Handläggare Demo gjorde detta åt dig, eftersom Pia har brutit handen.");
        var stored = (string)(await Scratch.QueryAsync(_host.Database, "SELECT string_agg(data::text, ' ') FROM journeys.mt_events"))!;
        Assert.Contains("Handläggare Demo", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Why, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_turned_help_off_is_not_acted_for()
    {
        var pia = await _host.AsAsync("Pia Demo");
        await pia.GotoAsync("/sv/help-by-phone");
        await AccessibilityTests.AssertAccessibleAsync(pia, "help by phone");
        await Expect(pia.Locator("#help-state")).ToHaveTextAsync("Hjälp per telefon är på");
        await pia.Locator("main form button").ClickAsync();
        await Expect(pia.Locator("#help-state")).ToHaveTextAsync("Hjälp per telefon är inte på");

        var worker = await HelpAsync(number: Pia);
        await Expect(worker.Locator("#error-number")).ToContainTextAsync("Personen har stängt av hjälpen.");
        Assert.EndsWith("/sv/helping", worker.Url, StringComparison.Ordinal);
        await AccessibilityTests.AssertAccessibleAsync(worker, "a refusal to help");
    }

    [Fact]
    public async Task Whom_and_why_are_asked_for()
    {
        var worker = await _host.AsAsync("Handläggare Demo");
        await AccessibilityTests.AssertAccessibleAsync(worker, "whom to help");
        await worker.Locator("#field-number").FillAsync("195002032381");
        await worker.Locator("main form button").ClickAsync();
        await Expect(worker.Locator("#errors li")).ToHaveTextAsync(["Skriv personnumret med 12 siffror", "Välj varför du hjälper"]);
        Assert.DoesNotContain("1950", worker.Url, StringComparison.Ordinal);
        await AccessibilityTests.AssertAccessibleAsync(worker, "whom to help, with errors");
    }

    [Fact]
    public async Task Help_ends_by_itself()
    {
        var worker = await HelpAsync();
        var journey = await ApplyAsync(worker, "sv");
        _time.By = TimeSpan.FromMinutes(31);
        await worker.GotoAsync($"/sv/journey/{journey}");
        await Expect(worker.Locator("main [role=status]")).ToHaveTextAsync("Hjälpen är slut. Börja om för att fortsätta hjälpa.");
        Assert.Equal(0, await worker.Locator(".help-bar").CountAsync());
    }

    [Fact]
    public async Task Nobody_else_helps()
    {
        var pia = await _host.AsAsync("Pia Demo");
        Assert.Equal(403, (await pia.GotoAsync("/sv/helping"))!.Status);
        Assert.Equal(403, (await (await _host.AsAsync("Driften Demo")).GotoAsync("/sv/helping"))!.Status);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static string Done(string language) => language == "sv"
        ? "Handläggare Demo gjorde detta åt dig, eftersom hjälp begärdes på telefon." : "Caseworker Demo did this for you, because help was asked for by phone.";

    private async Task<IPage> HelpAsync(string language = "sv", int width = 1100, bool script = true, HelpReason reason = HelpReason.Phone, string? said = null, string? number = null)
    {
        var worker = await _host.AsAsync(language == "sv" ? "Handläggare Demo" : "Caseworker Demo", language, width, script);
        if (number is null) await worker.Locator("#persona").SelectOptionAsync("pia");
        else await worker.Locator("#field-number").FillAsync(number);
        await worker.Locator($"input[value={reason}]").CheckAsync();
        if (said is not null) await worker.Locator("#field-said").FillAsync(said);
        await worker.Locator("main form button").ClickAsync();
        return worker;
    }

    private static async Task<Guid> ApplyAsync(IPage page, string language)
    {
        await page.GotoAsync($"/{language}/life-event/allotment");
        await page.Locator("#begin button").ClickAsync();
        var journey = BegunHost.JourneyIn(page.Url);
        await page.Locator("#next a").ClickAsync();
        await page.Locator("input[type=radio]").First.CheckAsync();
        await page.Locator("form.task textarea, form.task input[type=text]").First.FillAsync("Morötter");
        await page.Locator("form.task .actions button").First.ClickAsync();
        await page.Locator("main form button").ClickAsync();
        return journey;
    }

    private sealed class Ahead : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }
}
