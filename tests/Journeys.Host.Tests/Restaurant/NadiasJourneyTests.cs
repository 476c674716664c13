using Journeys.AgencyKit.Reference;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Identity;
using Journeys.Host.Tests.Citizen;
using Journeys.Law;

namespace Journeys.Host.Tests.Restaurant;

/// <summary>Nadia's journey from the first question to the last report, with the reference agencies over HTTP and the demonstration's clock.</summary>
public sealed class NadiasJourneyTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string[] Agencies =
        ["bolagsverket", "skatteverket", "scb", "miljonamnden", "tillstandsenheten", "polismyndigheten", "kronofogden", "raddningstjansten", "byggnadsnamnden", "kommunen"];

    private readonly CitizenHost _host = new(postgres) { Begin = _ => Task.FromResult(Guid.Empty) };

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    [Fact]
    public async Task She_gets_her_permits_opens_and_comes_to_the_end()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromMinutes(6));
        using var agencies = await AgenciesAsync();
        var running = agencies.RunAsync(stop.Token);
        var nadia = new Nadia(_host, DateOnly.FromDateTime(_host.Get<JourneyClock>().GetUtcNow().Date).AddDays(200));
        await nadia.BeginAsync();
        var after = await ToTheEndAsync(nadia, agencies, stop.Token);
        await stop.CancelAsync();
        await running;

        Assert.Equal(JourneyStatus.Ended, after.Status);
        Assert.Empty(after.Incidents);
        Assert.All(["R04", "R05", "R06", "R08", "R12", "R13", "R14", "R09.test", "R17.register"], (string s) => Assert.Equal(Outcome.Approved, after.Steps[s].Outcome));
        Assert.All(["R09", "R10", "R11"], (string s) => Assert.Equal(Outcome.ApprovedWithConditions, after.Steps[s].Outcome));
        Assert.All(["R09.police", "R09.tax", "R09.debts", "R09.fire", "R09.environment", "R11.opinion"], (string s) => Assert.Equal(Outcome.Approved, after.Steps[s].Outcome));
        Assert.All(["R16", "R17.ledger", "R17.agi", "R18.vat", "R18.annual", "R18.report"], (string s) => Assert.Equal(Port.Done, after.Steps[s].Port));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<ReferenceAgencies> AgenciesAsync()
    {
        var tokens = new Dictionary<string, string>();
        foreach (var agency in Agencies) tokens[agency] = (await _host.Get<AgencyTokens>().IssueAsync(agency, "test", 1)).ToString();
        return new(new() { Http = () => new HttpClient { BaseAddress = _host.Address, Timeout = TimeSpan.FromSeconds(60) }, Tokens = tokens, Behaviour = "nadia" });
    }

    /// <summary>What waits for her she sends in; when nothing does, the clock goes to the next day on which an agency answers.</summary>
    private async Task<Journey> ToTheEndAsync(Nadia nadia, ReferenceAgencies agencies, CancellationToken cancellation)
    {
        var clock = _host.Get<DemoClock>();
        while (true)
        {
            var now = await _host.ReadAsync(nadia.Journey);
            if (now.Journey.Status != JourneyStatus.Running) return now.Journey;
            if (await nadia.ActAsync()) continue;
            if (agencies.NextPlanned is { } next && next > _host.Get<JourneyClock>().GetUtcNow()) await clock.AdvanceToAsync(next, cancellation);
            await ChangedAsync(nadia.Journey, now.Version, now.Journey, cancellation);
        }
    }

    /// <summary>Until the journey has a version above this one.</summary>
    private async Task ChangedAsync(Guid journey, long version, Journey state, CancellationToken cancellation)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var next = NextAsync(journey, version, watching.Token);
        // What was committed before the watch began is not told.
        if ((await _host.ReadAsync(journey)).Version > version) await watching.CancelAsync();
        await next;
        Assert.False(cancellation.IsCancellationRequested, $"Nothing moves the journey any more; it waits at {string.Join(", ", state.Bookmarks.Keys)}.");
    }

    private async Task NextAsync(Guid journey, long version, CancellationToken cancellation)
    {
        try
        {
            await foreach (var _ in _host.Get<JourneySignals>().Watch(journey, version, cancellation)) return;
        }
        catch (OperationCanceledException)
        {
        }
    }
}
