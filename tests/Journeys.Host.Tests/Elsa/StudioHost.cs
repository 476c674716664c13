using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Journeys.Host.Elsa.Studio;
using Journeys.Host.Tests.Analyst;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Journeys.Host.Tests.Elsa;

[CollectionDefinition(Name)]
public sealed class StudioCollection : ICollectionFixture<StudioHost>
{
    public const string Name = "Studio";
}

/// <summary>The real host with Elsa Studio from npm, on which Sofia's journey runs, a guardian of one child refused; and one page of Chromium, signed in as an analyst.</summary>
public sealed class StudioHost(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly ConcurrentBag<(string Path, Task<string> Body)> _answers = [];
    private readonly ConcurrentBag<string> _faults = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public AnalystHost Host { get; } = new(postgres) { Until = new(2026, 12, 18) };

    public IPage Page { get; private set; } = null!;

    /// <summary>What the page was refused or stumbled over.</summary>
    public IReadOnlyList<string> Faults => [.. _faults];

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        await Host.Services.GetRequiredService<StudioPackage>().RestoreAsync(TestContext.Current.CancellationToken);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        var context = await _browser.NewContextAsync(new() { BaseURL = Host.Address.ToString(), ViewportSize = new() { Width = 1900, Height = 1000 } });
        Page = await context.NewPageAsync();
        Page.Response += (_, answer) => Keep(answer);
        Page.Console += (_, told) => { if (told.Type == "error") _faults.Add(told.Text); };
        Page.PageError += (_, fault) => _faults.Add(fault);
        await Page.GotoAsync("/en/sign-in");
        await Page.Locator("input[value=analyst]").CheckAsync();
        await Page.Locator("main button[type=submit]").ClickAsync();
    }

    /// <summary>Every answer of <c>/elsa/api</c> that the page has had, by its path.</summary>
    public async Task<IReadOnlyList<(string Path, string Body)>> AnswersAsync()
    {
        var read = new List<(string, string)>();
        foreach (var (path, body) in _answers) read.Add((path, await body));
        return read;
    }

    /// <summary>Every file of a life event in <c>workflows/</c>, by its folder.</summary>
    public static IReadOnlyDictionary<string, JsonObject> LifeEvents() => Directory
        .EnumerateFiles(PlayedScenario.Folder(), "workflow.json", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetFileName(Path.GetDirectoryName(f)!), f => JsonNode.Parse(File.ReadAllText(f))!.AsObject());

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Host.DisposeAsync();
    }

    private void Keep(IResponse answer)
    {
        var path = new Uri(answer.Url).PathAndQuery;
        if (answer.Status >= 400) _faults.Add($"{answer.Status} {path}");
        if (path.StartsWith("/elsa/api/", StringComparison.Ordinal)) _answers.Add((path, answer.TextAsync()));
    }
}
