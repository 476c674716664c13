using System.Net;
using System.Text.RegularExpressions;
using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Storage;
using Journeys.Law;
using Journeys.Scenarios;
using Marten;
using Marten.Events;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace Journeys.Host.Tests.Analyst;

[CollectionDefinition(Name)]
public sealed class AnalystCollection : ICollectionFixture<AnalystHost>
{
    public const string Name = "Analyst";
}

/// <summary>The real host on real HTTP, on which Sofia's journey has been played, the whole of it unless a day is named; its log kept.</summary>
public sealed partial class AnalystHost(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Lines log = new();
    private ScenarioHost host = null!;

    /// <summary>The day after which nothing more is played.</summary>
    public DateOnly? Until { get; init; }

    public string Workflows { get; init; } = PlayedScenario.Folder();

    public Scenario Scenario { get; private set; } = null!;
    public Guid Journey { get; private set; }
    public string Pseudonym { get; private set; } = "";
    public IReadOnlyList<string> Differences { get; private set; } = [];
    public Uri Address => host.Address;
    public IServiceProvider Services => host.Services;

    /// <summary>Every line logged so far, with its properties.</summary>
    public IReadOnlyList<string> Log => log.Written;

    /// <summary>What must never be seen: names, numbers, birth dates and ids of everyone in the scenario.</summary>
    public IReadOnlyList<string> Personal { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var file = Path.Combine(Workflows, "bereavement", "scenarios", "sofia.json");
        Scenario = Scenario.Read(file, await File.ReadAllTextAsync(file));
        if (Until is { } last) Scenario = Scenario with { Timeline = [.. Scenario.Timeline.Where(e => SwedishTime.DateOf(e.At) <= last)] };
        host = await ScenarioHost.StartAsync(
            Scenario, Workflows, await postgres.CreateDatabaseAsync("analyst"), b => b.Services.AddSingleton<ILogEventSink>(log));
        Differences = await new ScenarioRun(Scenario, host.Engine).RunAsync();
        Journey = (await host.Engine.JourneyAsync())!.Id;
        Pseudonym = Services.GetRequiredService<Host.Analyst.Pseudonyms>().Of(Journey);
        Personal = [.. await PersonalAsync()];
        await Services.GetRequiredService<IDocumentStore>().WaitForNonStaleProjectionDataAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>A browser without JavaScript, signed in as a persona where one is named.</summary>
    public async Task<HttpClient> ClientAsync(string? persona = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        if (persona is null) return client;
        var page = await client.GetStringAsync("/en/sign-in");
        using var form = new FormUrlEncodedContent([new("persona", persona), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        using var answer = await client.PostAsync("/en/sign-in", form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return client;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task<IEnumerable<string>> PersonalAsync()
    {
        var registry = Services.GetRequiredService<PersonRegistry>();
        var found = new List<string> { Journey.ToString("D"), Journey.ToString("N") };
        foreach (var person in Scenario.People.Values)
        {
            found.AddRange(new[] { person.Name, person.Name?.Split(' ')[0], person.PersonalNumber, person.Born }.OfType<string>());
            if (person.PersonalNumber is null) continue;
            var id = await registry.PersonFor(person.PersonalNumber);
            found.AddRange([id.ToString("D"), id.ToString("N")]);
        }

        return found;
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed class Lines : ILogEventSink
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> written = new();

        public IReadOnlyList<string> Written => [.. written];

        public void Emit(LogEvent logEvent) => written.Enqueue(
            $"{logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} {string.Join(' ', logEvent.Properties.Select(p => $"{p.Key}={p.Value}"))} {logEvent.Exception}");
    }
}
