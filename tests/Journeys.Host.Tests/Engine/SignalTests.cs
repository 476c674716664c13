using Journeys.Host.Engine;
using Journeys.Law;

namespace Journeys.Host.Tests.Engine;

public sealed class SignalTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Whoever_watches_a_journey_hears_of_each_commit_on_every_host()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var one = await RunningHost.StartAsync(database);
        await using var other = await RunningHost.StartAsync(database);
        var loss = new Loss(one);
        await loss.DiesAsync();
        var version = (await loss.JournalAsync())[^1].Version;
        var (here, there) = (NextAsync(one, loss, version), NextAsync(other, loss, version));

        await loss.AnswerAsync(Outcome.Approved);

        var expected = (await loss.JournalAsync())[^1].Version;
        Assert.Equal((expected, expected), (await here, await there));
    }

    private static async Task<long> NextAsync(RunningHost host, Loss loss, long from)
    {
        await foreach (var version in host.Get<JourneySignals>().Watch(loss.Journey, from, TestContext.Current.CancellationToken))
            return version;
        return 0;
    }
}
