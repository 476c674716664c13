using System.Text.Json.Nodes;
using Journeys.AgencyKit;
using Journeys.Host.Tests.Citizen;
using Journeys.Host.Tests.Storage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Walk;

/// <summary>
/// A life event that nobody has built anything for: a folder of files, made by this test outside of every build, on which the
/// built program runs a journey to its end. Its agencies know the address, the contract and their tokens.
/// </summary>
public sealed class FolderOfFilesTests(PostgresFixture postgres) : IDisposable
{
    private readonly string _lifeEvent = $"plot{Guid.NewGuid():N}"[..12];
    private readonly Scratch _scratch = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;
    private string _database = "";

    private string Files => Path.Combine(_scratch.Folder, "workflows");

    [Fact]
    public async Task A_journey_runs_to_its_end_on_a_folder_of_files_alone()
    {
        Write();
        _database = await postgres.CreateDatabaseAsync("folder");
        await using var host = Host("Now listening on: ", "--demo");
        var address = new Uri((await host.ReadyAsync()).Split("Now listening on: ")[1].Trim());
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await ApplyAsync(await browser.NewPageAsync(new() { BaseURL = address.ToString() }));
        await AnswerAsync(address, "skatteverket", new() { ["street"] = "Storgatan 1" });
        await AnswerAsync(address, "kommunen", new() { ["lot"] = "17" });
        await CollectTheKeyAsync(page);
        await Expect(page.Locator("#next")).ToHaveAttributeAsync("data-none", "true");
        await Expect(page.Locator("#progress")).ToContainTextAsync("4 av 4 steg är klara.");
        await Expect(page.Locator("#step-K3 .status")).ToHaveAttributeAsync("data-status", "Done");
        Assert.Equal(1L, await Scratch.QueryAsync(_database, "SELECT count(*) FROM journeys.mt_events WHERE type = 'journey_ended'"));
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>The files of the allotment under a name that no program has heard of.</summary>
    private void Write()
    {
        foreach (var file in Directory.EnumerateFiles(BegunHost.Workflows, "*.json", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Files, Path.GetRelativePath(BegunHost.Workflows, file).Replace("allotment", _lifeEvent, StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllText(to, File.ReadAllText(file).Replace("\"allotment", $"\"{_lifeEvent}", StringComparison.Ordinal));
        }
    }

    private async Task<IPage> ApplyAsync(IPage page)
    {
        await page.GotoAsync("/sv/sign-in");
        await page.GetByLabel("Åsa Demo").CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        await BegunHost.BeginAsync(page, "sv", _lifeEvent);
        await BegunHost.ApplyAsync(page);
        await page.Locator("main .actions a").ClickAsync();
        await Expect(page.Locator("#step-K3 .status")).ToHaveAttributeAsync("data-status", "WithAgency");
        return page;
    }

    /// <summary>The agency takes its one message, and says yes.</summary>
    private async Task AnswerAsync(Uri address, string name, JsonObject content)
    {
        await using var issue = Host("agt_", "tokens", "issue", "--agency", name, "--days", "1", "--demo");
        using var http = new HttpClient { BaseAddress = address };
        var agency = new AgencyClient(http, name, (await issue.ReadyAsync()).Trim());
        var delivery = Assert.Single(await agency.ReceiveAsync(cancellation: _cancel));
        Assert.Equal(_lifeEvent, delivery.Request.Definition);
        var data = new JsonObject { ["outcome"] = "Approved", ["content"] = content };
        await agency.PostAsync(Messages.Answer(Messages.IdOf(name, delivery.Request.Subject), agency.Source, delivery.Request, data, TimeProvider.System.GetUtcNow()), _cancel);
        Assert.True(await agency.AcknowledgeAsync(delivery, _cancel));
    }

    /// <summary>The page has come to the last task by itself.</summary>
    private static async Task CollectTheKeyAsync(IPage page)
    {
        await page.Locator("#next a").ClickAsync(new() { Timeout = 20_000 });
        await page.Locator("form.task .actions button").First.ClickAsync();
        await page.Locator("form[action$='/check'] button").ClickAsync();
        await page.WaitForURLAsync("**/receipt/**");
        await page.Locator("main .actions a").ClickAsync();
    }

    private RunningProgram Host(string awaited, params string[] arguments) => RunningProgram.Start(
        "Journeys.Host", "Journeys.Host", awaited, arguments,
        ("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ConnectionStrings__Journeys", _database),
        ("Journeys__Workflows", Files), ("Journeys__ReferenceAgencies", "false"), ("Journeys__MasterKey", RunningHost.MasterKey),
        ("Journeys__Postgres__DataFolder", Path.Combine(_scratch.Folder, "postgres")));
}
