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

/// <summary>A call that the Studio made.</summary>
public sealed record StudioCall(string Method, string Path, string? Body);

/// <summary>
/// The real host with Elsa Studio from npm, on which Sofia's journey runs, a guardian of one child refused; and one page of
/// Chromium, signed in as an analyst. Beside the shipped life events it has one that is drawn with every activity of the subset.
/// </summary>
public sealed class StudioHost : IAsyncLifetime
{
    private readonly string _workflows = Directory.CreateTempSubdirectory("journeys-studio-").FullName;
    private readonly ConcurrentBag<StudioCall> _calls = [];
    private readonly ConcurrentBag<string> _faults = [];
    private IPlaywright _playwright = null!;

    public StudioHost(PostgresFixture postgres)
    {
        foreach (var folder in new[] { PlayedScenario.Folder(), Path.Combine(RunningHost.TestWorkflows, "..", "DrawnWorkflows") }) Copy(folder);
        Host = new(postgres) { Workflows = _workflows, Until = new(2026, 12, 18) };
    }

    public AnalystHost Host { get; }

    public IBrowser Browser { get; private set; } = null!;

    public IPage Page { get; private set; } = null!;

    /// <summary>What the page was refused or stumbled over.</summary>
    public IReadOnlyList<string> Faults => [.. _faults];

    /// <summary>What the page has asked <c>/elsa/api</c> for.</summary>
    public IReadOnlyList<StudioCall> Calls => [.. _calls.Distinct()];

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        await Host.Services.GetRequiredService<StudioPackage>().RestoreAsync(TestContext.Current.CancellationToken);
        _playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(_playwright);
        var context = await Browser.NewContextAsync(new() { BaseURL = Host.Address.ToString(), ViewportSize = new() { Width = 2600, Height = 1200 } });
        Page = await context.NewPageAsync();
        Page.Request += (_, asked) => Keep(asked);
        Page.Response += (_, answer) => { if (answer.Status >= 400) _faults.Add($"{answer.Status} {answer.Url}"); };
        Page.Console += (_, told) => { if (told.Type == "error") _faults.Add(told.Text); };
        Page.PageError += (_, fault) => _faults.Add(fault);
        await Page.GotoAsync("/en/sign-in");
        await Page.Locator("input[value=analyst]").CheckAsync();
        await Page.Locator("main button[type=submit]").ClickAsync();
    }

    /// <summary>Every life event that the host has, by its folder: the file as it is.</summary>
    public IReadOnlyDictionary<string, JsonObject> LifeEvents() => Directory
        .EnumerateFiles(_workflows, "workflow.json", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetFileName(Path.GetDirectoryName(f)!), f => JsonNode.Parse(File.ReadAllText(f))!.AsObject());

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        await Host.DisposeAsync();
        Directory.Delete(_workflows, recursive: true);
    }

    private void Copy(string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_workflows, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private void Keep(IRequest asked)
    {
        var path = new Uri(asked.Url).PathAndQuery;
        if (path.StartsWith("/elsa/api/", StringComparison.Ordinal)) _calls.Add(new(asked.Method, path, asked.PostData));
    }
}
