using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Journeys.AgencyKit.Reference;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Identity;
using Journeys.Host.Tests.Citizen;
using Journeys.Host.Tests.Storage;
using Journeys.Law;
using Microsoft.Extensions.DependencyInjection;

namespace Journeys.Host.Tests.Assistance;

/// <summary>The basis of an application comes from six sources at once, over HTTP; a silent one is told of, and not waited for.</summary>
public sealed class SourcesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string[] Sources = ["E03a", "E03b", "E03c", "E03d", "E03e", "E03f"];

    private static readonly string[] Agencies =
        ["skatteverket", "forsakringskassan", "arbetsformedlingen", "csn", "pensionsmyndigheten", "sverigesakassor"];

    private readonly CitizenHost _host = AssistanceHost.Of(postgres);
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    [Fact]
    public async Task The_basis_is_whole_when_all_six_are_up()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
        using var agencies = await AgenciesAsync(Agencies);
        var running = agencies.RunAsync(stop.Token);
        var journey = await AssistanceHost.BeginAsync(_host);
        var since = Stopwatch.StartNew();
        await AssistanceHost.ApplyAsync(_host, journey);
        var after = await UntilAsync(journey, j => j.Steps["E04"].Phase == StepPhase.WithAgency);
        TestContext.Current.SendDiagnosticMessage($"The basis was whole after {since.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s");
        await stop.CancelAsync();
        await running;

        Assert.All(Sources.Prepend("E02"), s => Assert.True(after.Steps[s] is { Ended: true, Unavailable: false }, s));
        var request = await RequestAsync("kommunen");
        Assert.Equal(AssistanceHost.Amina, (string?)request["PersonIdentity"]!["person"]);
        Assert.Equal(0, (int?)request["AssistanceApplication"]!["benefit"]);
        Assert.Equal(1300, (int?)request["BenefitPayments"]!["payments"]![0]!["amount"]);
        Assert.True((bool?)request["AssistanceDifferences"]!["differs.fk"]);
        Assert.False((bool?)request["AssistanceDifferences"]!["differs.af"]);
        Assert.Equal("""{"said":0,"found":1300,"differs":true,"missing":[]}""", request["AssistanceDifferences"]!["compared"]!["benefit"]!.ToJsonString());
        Assert.Equal("""{"said":0,"found":0,"differs":false,"missing":[]}""", request["AssistanceDifferences"]!["compared"]!["wage"]!.ToJsonString());
    }

    [Fact]
    public async Task One_that_is_down_is_missing_and_holds_nobody_up()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
        using var agencies = await AgenciesAsync([.. Agencies.Except(["csn"])]);
        var running = agencies.RunAsync(stop.Token);
        var journey = await AssistanceHost.BeginAsync(_host);
        await AssistanceHost.ApplyAsync(_host, journey);
        await UntilAsync(journey, j => Sources.Count(s => j.Steps[s].Ended) == 5);
        await _host.Get<DemoClock>().AdvanceToAsync(_host.Get<JourneyClock>().GetUtcNow().AddSeconds(10), _cancel);
        var after = await UntilAsync(journey, j => j.Steps["E04"].Phase == StepPhase.WithAgency);
        await stop.CancelAsync();
        await running;

        Assert.Equal(["E03c"], Sources.Where(s => after.Steps[s].Unavailable));
        Assert.Contains("E03c.1", after.Bookmarks.Keys);
        Assert.Equal(1L, await AskedAsync("csn"));
        await _host.Get<DemoClock>().AdvanceToAsync(_host.Get<JourneyClock>().GetUtcNow().AddHours(24), _cancel);
        await _host.Get<Stillness>().WaitAsync(_cancel);
        Assert.Equal(3L, await AskedAsync("csn"));
        var request = await RequestAsync("kommunen");
        Assert.False(request.ContainsKey("StudyLoanGrant"));
        Assert.Equal("""["StudyLoanGrant"]""", request["AssistanceDifferences"]!["compared"]!["benefit"]!["missing"]!.ToJsonString());
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<ReferenceAgencies> AgenciesAsync(string[] names)
    {
        var tokens = new Dictionary<string, string>();
        foreach (var name in names) tokens[name] = (await _host.Get<AgencyTokens>().IssueAsync(name, "test", 1)).ToString();
        return new(new() { Http = () => new HttpClient { BaseAddress = _host.Address, Timeout = TimeSpan.FromSeconds(60) }, Tokens = tokens, Behaviour = "amina" });
    }

    /// <summary>Follows the journey's commits until it is so.</summary>
    private async Task<Journey> UntilAsync(Guid journey, Func<Journey, bool> reached)
    {
        var now = await _host.ReadAsync(journey);
        if (reached(now.Journey)) return now.Journey;
        await foreach (var _ in _host.Get<JourneySignals>().Watch(journey, now.Version, _cancel))
            if ((await _host.ReadAsync(journey)).Journey is var state && reached(state))
                return state;
        throw new InvalidOperationException("The journey is not followed any more.");
    }

    private Task<object?> AskedAsync(string agency) =>
        Scratch.QueryAsync(_host.Database, $"SELECT count(*) FROM journeys.agency_inbox WHERE agency = '{agency}'");

    private async Task<JsonObject> RequestAsync(string agency)
    {
        using var client = new HttpClient { BaseAddress = _host.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await _host.Get<AgencyTokens>().IssueAsync(agency, "test", 1)).ToString());
        using var asked = new StringContent("""{"maxMessages":1,"maxWaitSeconds":20,"lockSeconds":60}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("agency/v1/inbox:receive", UriKind.Relative), asked, _cancel);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(_cancel))!.AsArray()[0]!["event"]!["data"]!.AsObject();
    }
}
