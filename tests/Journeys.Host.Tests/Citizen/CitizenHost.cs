using System.Text.Json.Nodes;
using JasperFx.CommandLine;
using Journeys.Host.Engine;
using Journeys.Host.Identity;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Journeys.Host.Tests.Citizen;

[CollectionDefinition(Name)]
public sealed class CitizenCollection : ICollectionFixture<CitizenHost>
{
    public const string Name = "Citizen";
}

/// <summary>A real host on a real port with the real bereavement, and Chromium beside it. Sofia's journey has begun in it.</summary>
public sealed class CitizenHost(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Sofia = "198905202381";
    private WebApplicationFactory<Program> _factory = null!;
    private IPlaywright _playwright = null!;
    private string _skatteverket = "";

    /// <summary>Settings that differ.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];

    /// <summary>Services that differ, such as the time.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>How its first journey begins.</summary>
    public Func<CitizenHost, Task<Guid>> Begin { get; init; } = host => host.StartAsync("198701012398", Sofia);

    /// <summary>Another way to the database.</summary>
    public Func<string, string> Through { get; init; } = database => database;

    public string Database { get; private set; } = "";
    public IBrowser Browser { get; private set; } = null!;
    public Uri Address { get; private set; } = null!;
    public Guid Journey { get; private set; }

    public T Get<T>() where T : notnull => _factory.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        JasperFxEnvironment.AutoStartHost = true;
        Database = await postgres.CreateDatabaseAsync("citizen");
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("environment", "Development");
            builder.UseSetting("ConnectionStrings:Journeys", Through(Database));
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("Journeys:ReferenceAgencies", "false");
            builder.UseSetting("Journeys:Workflows", Workflows);
            builder.UseSetting("Journeys:MasterKey", Convert.ToBase64String(new byte[32]));
            builder.ConfigureServices(Services);
            foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        });
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
        _skatteverket = (await Get<AgencyTokens>().IssueAsync("skatteverket", "test", 1)).ToString();
        Journey = await Begin(this);
        _playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(_playwright);
    }

    public static string Workflows { get; } = Path.GetFullPath(Path.Combine(RunningHost.TestWorkflows, "..", "..", "..", "workflows"));

    /// <summary>A client without cookies that follows no redirect.</summary>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>The register reports a death, and answers with a family of whom <paramref name="survivor"/> is the spouse.</summary>
    public async Task<Guid> StartAsync(string deceased, string survivor)
    {
        var journey = await ReportAsync(deceased, $$"""
            {"name":"Peter Demo","born":"1987-01-01","date":"2026-11-16","forensic":true,"fromAbroad":false,"certificateIn":false,
             "relatives":[{"person":"{{survivor}}","name":"Sofia Demo"}]}
            """);
        await AnswerAsync(journey, "B02.1", "b02", """
            {"civilStatus":"married","marriedOn":"2011-06-11","sharedAddress":true,"deceased":{"born":"1987-01-01"},
             "survivor":{"born":"1989-05-20","sex":"woman"},"survivors":[],
             "children":[{"person":"201203102387","name":"Alva Demo","born":"2012-03-10","common":true,"guardians":["survivor"]}]}
            """);
        return journey;
    }

    /// <summary>The register reports a death; the journey that begins by it.</summary>
    public async Task<Guid> ReportAsync(string deceased, string content)
    {
        var id = await PostAsync("se.livshandelse.register.deathregistered.v1", null, null, new()
        {
            ["factId"] = $"skv-{deceased[^4..]}",
            ["person"] = deceased,
            ["content"] = JsonNode.Parse(content),
        });
        return (await Get<Receipts>().FindAsync("skatteverket", id, TestContext.Current.CancellationToken))!.Receipt.Journey!.Value;
    }

    /// <summary>The register corrects or annuls (<paramref name="kind"/>) a death that <see cref="StartAsync"/> reported, and names these relatives.</summary>
    public Task CorrectAsync(string deceased, string factId, string supersedes, string kind, params string[] relatives) =>
        PostAsync("se.livshandelse.register.deathregistered.v1", null, null, new()
        {
            ["factId"] = factId,
            ["supersedes"] = supersedes,
            ["as"] = kind,
            ["person"] = deceased,
            ["content"] = new JsonObject
            {
                ["name"] = "Peter Demo",
                ["date"] = "2026-11-16",
                ["forensic"] = true,
                ["fromAbroad"] = false,
                ["certificateIn"] = false,
                ["relatives"] = new JsonArray([.. relatives.Select(r => new JsonObject { ["person"] = r, ["name"] = "Sofia Demo" })]),
            },
        });

    public Task AnswerAsync(Guid journey, string bookmark, string step, string content) =>
        AnswerWithAsync(journey, bookmark, step, new() { ["outcome"] = "Approved", ["content"] = JsonNode.Parse(content) });

    public Task<string> AnswerWithAsync(Guid journey, string bookmark, string step, JsonObject data) =>
        PostAsync($"se.livshandelse.bereavement.{step}.{data["outcome"]!.ToString().ToLowerInvariant()}.v1", bookmark, journey, data);

    /// <summary>A page signed in as Sofia.</summary>
    public Task<IPage> SofiaAsync(string language = "sv", int width = 1100, bool script = true) => AsAsync("Sofia Demo", language, width, script);

    /// <summary>A page signed in as a persona.</summary>
    public async Task<IPage> AsAsync(string persona, string language = "sv", int width = 1100, bool script = true)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/{language}/sign-in");
        await page.GetByLabel(persona).CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
        await _factory.DisposeAsync();
    }

    private async Task<string> PostAsync(string type, string? subject, Guid? journey, JsonObject data)
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UtcNow).ToString();
        var message = new JsonObject { ["specversion"] = "1.0", ["id"] = id, ["source"] = "/agencies/skatteverket", ["type"] = type, ["data"] = data };
        if (subject is not null) message["subject"] = subject;
        if (journey is { } about) message["journeyid"] = about;
        using var client = Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _skatteverket);
        using var response = await client.PostAsync(
            new Uri("/agency/v1/messages", UriKind.Relative),
            new StringContent(message.ToJsonString(), System.Text.Encoding.UTF8, "application/cloudevents+json"),
            TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await Get<Stillness>().WaitAsync(TestContext.Current.CancellationToken);
        return id;
    }
}
