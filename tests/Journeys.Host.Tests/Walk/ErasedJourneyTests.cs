using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Citizen;
using Journeys.Host.Tests.Storage;
using Marten;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Walk;

/// <summary>A journey that has passed through every kind of storage, before and after its people are erased.</summary>
public sealed class ErasedJourneyTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Written = "Vi har en hemlig sommarstuga";
    private readonly CitizenHost _host = new(postgres);
    private IPage _page = null!;

    private string Journey => $"/sv/journey/{_host.Journey}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _page = await _host.SofiaAsync();
        await DraftAsync("B09.1", "otherItems");
        await SendAsync("B08", "reason");
        await DieAsync(new() { ["outcome"] = "Rejected", ["decisionId"] = "skv-8", ["reasons"] = Written });
        await _host.AnswerWithAsync(_host.Journey, "B08.1", "b08", new() { ["outcome"] = "NeedsInfo", ["dueDate"] = "2026-12-20", ["reasons"] = Written });
    }

    [Fact]
    public async Task The_whole_database_holds_nothing_in_clear_and_an_erased_person_never_comes_back()
    {
        var before = await DatabaseDump.OfAsync(_host.Database);
        foreach (var table in (string[])
            ["mt_events", "mt_doc_journey", "mt_doc_draft", "agency_inbox", "receipts", "deadlines", "participations"]) Assert.NotEmpty(RowsOf(before, $"journeys.{table}"));
        Assert.Contains("sealed:1:", DatabaseDump.Rows(before, "journeys.mt_doc_draft"), StringComparison.Ordinal);
        Assert.NotEmpty(RowsOf(before, "wolverine.wolverine_dead_letters"));
        Assert.NotEmpty(RowsOf(before, "wolverine.wolverine_incoming_envelopes"));
        AssertNothingInClear(before);
        var (folded, kept) = await StatesAsync();

        var persons = await EraseAsync("198905202381", "198701012398");

        var after = await DatabaseDump.OfAsync(_host.Database);
        AssertNothingInClear(after);
        foreach (var person in persons)
        {
            Assert.Contains($"{person}", DatabaseDump.Rows(before, "vault.subject_keys"), StringComparison.Ordinal);
            Assert.DoesNotContain($"{person}", DatabaseDump.Rows(after, "vault.subject_keys"), StringComparison.Ordinal);
        }

        Assert.Equal((folded, kept), await StatesAsync());
        Assert.Equal(folded, kept);
    }

    [Theory]
    [InlineData("sv", "[raderad]")]
    [InlineData("en", "[erased]")]
    public async Task The_page_of_erased_people_says_so_and_works_on(string language, string erased)
    {
        await EraseAsync("198905202381", "198701012398");
        var journey = $"/{language}/journey/{_host.Journey}";

        Assert.Equal(200, (await _page.GotoAsync(journey))!.Status);
        await Expect(_page.Locator("h1")).ToContainTextAsync(erased);
        await Expect(_page.Locator("main")).Not.ToContainTextAsync("Sofia");
        await Expect(_page.Locator("main")).Not.ToContainTextAsync("Peter");
        await Expect(_page.Locator("main")).Not.ToContainTextAsync(Written);
        await Expect(_page.Locator("main")).Not.ToContainTextAsync("\u0000");
        await _page.Locator("[id='step-B08'] a.receipt").First.ClickAsync();
        await Expect(_page.Locator("dl.answers")).ToContainTextAsync(erased);
        foreach (var task in new[] { "B07.1", "B09.1" }) Assert.Equal(200, (await _page.GotoAsync($"{journey}/task/{task}"))!.Status);
        await Expect(_page.Locator("[id='field-otherItems']")).ToHaveValueAsync("");
        await _page.GotoAsync(journey);
        await _page.Locator("[id='step-B08'] .actions a[href*='/task/']").First.ClickAsync();
        await Expect(_page.Locator("main .lead")).ToContainTextAsync(erased);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static void AssertNothingInClear(string dump)
    {
        var readable = DatabaseDump.Readable(dump);
        foreach (var plain in Plaintexts.OfTheFamily.Append(Written).Append("sommarstuga"))
            Plaintexts.AssertIsNotIn(plain, readable);
    }

    private static IEnumerable<string> RowsOf(string dump, string table) => DatabaseDump.Rows(dump, table).Trim().Split('\n').Skip(1);

    /// <summary>The state folded from the events, and the one that is kept beside them.</summary>
    private async Task<(string Folded, string Kept)> StatesAsync()
    {
        var store = _host.Get<IDocumentStore>();
        var folded = (await _host.Get<JourneyReader>().ReadAsync(_host.Journey, Cancellation))!.Journey;
        await using var session = store.QuerySession();
        var kept = (await session.LoadAsync<Execution.Journey>(_host.Journey, Cancellation))!;
        return (store.Options.Serializer().ToJson(folded), store.Options.Serializer().ToJson(kept));
    }

    private async Task<List<Guid>> EraseAsync(params string[] numbers)
    {
        var registry = _host.Get<PersonRegistry>();
        var persons = new List<Guid>();
        foreach (var number in numbers)
        {
            persons.Add(await registry.PersonFor(number, Cancellation));
            await registry.EraseAsync(persons[^1], Cancellation);
        }

        return persons;
    }

    private async Task DraftAsync(string task, string field)
    {
        await _page.GotoAsync($"{Journey}/task/{task}");
        await _page.Locator($"[id='field-{field}']").FillAsync(Written);
        await Expect(_page.Locator("#saved")).ToHaveTextAsync("Sparat.");
    }

    private async Task SendAsync(string step, string field)
    {
        await _page.GotoAsync(Journey);
        await _page.Locator($"#step-{step} form button").ClickAsync();
        await _page.Locator($"[id='field-{field}']").FillAsync(Written);
        await _page.Locator("form.task .actions button").First.ClickAsync();
        await _page.Locator("main form[action$='/check'] button").ClickAsync();
        await Expect(_page.Locator(".number")).ToBeVisibleAsync();
        await _host.Get<Stillness>().WaitAsync(Cancellation);
    }

    /// <summary>An answer that is accepted while the database refuses events: it ends among the dead letters.</summary>
    private async Task DieAsync(System.Text.Json.Nodes.JsonObject answer)
    {
        await Scratch.QueryAsync(_host.Database, """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END';
            CREATE TRIGGER refuse BEFORE INSERT ON journeys.mt_events FOR EACH ROW EXECUTE FUNCTION refuse();
            """);
        await _host.AnswerWithAsync(_host.Journey, "B08.1", "b08", answer);
        await Scratch.QueryAsync(_host.Database, "DROP FUNCTION refuse() CASCADE");
    }
}
