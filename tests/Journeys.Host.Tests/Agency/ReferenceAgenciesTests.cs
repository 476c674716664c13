using Journeys.AgencyKit.Reference;
using Journeys.Execution;
using Marten;

namespace Journeys.Host.Tests.Agency;

public sealed class ReferenceAgenciesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly AgencyHost _host = new(postgres);

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    [Fact]
    public async Task Sofias_family_is_known_and_the_agencies_are_at_work()
    {
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sent = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var agencies = new ReferenceAgencies(new()
        {
            Http = _host.Host.Alba.Server.CreateClient,
            Tokens = ((string[])["skatteverket", "polismyndigheten", "pensionsmyndigheten", "overformyndaren", "begravningshuvudman"])
                .ToDictionary(a => a, _host.TokenOf),
            Log = line =>
            {
                if (line.Contains("received.v1", StringComparison.Ordinal)) sent.Add(line);
                // The police, and the pension of a survivor and twice of each child.
                if (sent.Count == 8) received.TrySetResult();
            },
        });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = agencies.RunAsync(stop.Token);

        var message = await agencies.RegisterDeathAsync(new DateOnly(2026, 11, 17), stop.Token);
        await received.Task.WaitAsync(stop.Token);
        await _host.Host.StillAsync();
        await stop.CancelAsync();
        await running;

        var journey = await JourneyAsync(message);
        Assert.Equal(["child-1", "child-2", "child-3"], journey.Lists["children"].Members);
        Assert.Equal(StepPhase.Ended, journey.Steps["B02"].Phase);
        Assert.All(["B06", "B10.survivor-1.omst", "B10.child-2.barnpension"], (string step) => Assert.NotNull(journey.Steps[step].ExpectedBy));
        Assert.NotNull(agencies.NextPlanned);
    }

    [Fact]
    public async Task Majas_notice_is_announced_and_her_payment_is_planned_for_it()
    {
        using var agencies = new ReferenceAgencies(new()
        {
            Http = _host.Host.Alba.Server.CreateClient,
            Tokens = ((string[])["kommunen", "transportstyrelsen"]).ToDictionary(a => a, _host.TokenOf),
            Behaviour = "maja",
        });

        var message = await agencies.RegisterAsync("maja", new DateOnly(2026, 11, 17), TestContext.Current.CancellationToken);
        await agencies.RegisterAsync("maja", new DateOnly(2026, 11, 17), TestContext.Current.CancellationToken);
        await _host.Host.StillAsync();

        Assert.Equal(["Q02.1"], (await JourneyAsync(message, "kommunen")).Bookmarks.Keys);
        Assert.Equal(new DateOnly(2026, 11, 23), DateOnly.FromDateTime(agencies.NextPlanned!.Value.Date));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<Journey> JourneyAsync(Guid message, string agency = "skatteverket")
    {
        using var register = new Caller(_host, agency);
        var id = Guid.Parse((string)(await register.GetAsync($"/agency/v1/messages/{message}")).Body!["journeyId"]!);
        await using var session = _host.Host.Get<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Journey>(id, TestContext.Current.CancellationToken))!;
    }
}
