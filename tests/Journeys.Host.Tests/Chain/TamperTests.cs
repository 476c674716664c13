using Journeys.Chain;
using Journeys.Host.Chain;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Engine;
using Journeys.Host.Tests.Storage;
using Journeys.Law;
using Npgsql;

namespace Journeys.Host.Tests.Chain;

/// <summary>A host whose journeys' events are changed behind its back, each test's on a journey of its own.</summary>
public sealed class TamperTests(TamperTests.Tampered tampered) : IClassFixture<TamperTests.Tampered>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RunningHost Host => tampered.Host;

    [Fact]
    public async Task The_database_and_the_verifier_make_the_same_hashes()
    {
        var loss = await TwoCommitsAsync();

        var found = await VerifyAsync(loss.Journey);

        Assert.Empty(found.Differences);
        Assert.Equal((await loss.JournalAsync()).Count, found.Events);
        Assert.InRange(found.Unpublished, 1, found.Events - 1);
    }

    [Fact]
    public async Task One_changed_byte_is_located()
    {
        var loss = await TwoCommitsAsync();
        await ChangeAsync($"UPDATE journeys.mt_events SET data = replace(data::text, 'loss', 'lost')::jsonb WHERE stream_id = '{loss.Journey}' AND version = 1");

        var found = Assert.Single((await VerifyAsync(loss.Journey)).Differences);

        Assert.Equal((DifferenceKind.ChangedEvent, loss.Journey, 1, "journey_started"), (found.Kind, found.Journey, found.Version, found.Name));
    }

    [Fact]
    public async Task A_deleted_event_is_missing()
    {
        var loss = await TwoCommitsAsync();
        await ChangeAsync($"DELETE FROM journeys.mt_events WHERE stream_id = '{loss.Journey}' AND version = 2");

        var found = Assert.Single((await VerifyAsync(loss.Journey)).Differences);

        Assert.Equal((DifferenceKind.MissingEvent, 2), (found.Kind, found.Version));
    }

    [Fact]
    public async Task Two_events_that_changed_places_have_moved()
    {
        var loss = await TwoCommitsAsync();
        foreach (var (from, to) in ((int From, int To)[])[(2, -2), (3, 2), (-2, 3)])
            await ChangeAsync($"UPDATE journeys.mt_events SET version = {to} WHERE stream_id = '{loss.Journey}' AND version = {from}");

        var found = Assert.Single((await VerifyAsync(loss.Journey)).Differences);

        Assert.Equal((DifferenceKind.MovedEvent, 2), (found.Kind, found.Version));
    }

    [Fact]
    public async Task A_chain_computed_anew_by_the_database_s_owner_is_rewritten_since_the_published_head()
    {
        var loss = await TwoCommitsAsync();
        await ChangeAsync($"""
            DROP TRIGGER log_chain ON journeys.mt_events;
            UPDATE journeys.mt_events SET headers = 'null', data = replace(data::text, 'loss', 'lost')::jsonb WHERE stream_id = '{loss.Journey}';
            """);
        await Host.Get<ChainTriggers>().SetUpAsync(Cancellation);

        var found = Assert.Single((await VerifyAsync(loss.Journey)).Differences);

        Assert.Equal((DifferenceKind.RewrittenJourney, 1), (found.Kind, found.Version));
    }

    [Fact]
    public async Task An_erasure_breaks_nothing()
    {
        var registry = Host.Get<PersonRegistry>();
        var person = await registry.PersonFor("199001012385", Cancellation);
        var loss = new Loss(Host, person);
        var data = System.Text.Json.JsonSerializer.SerializeToElement(new { person, date = "2027-03-01" });
        await loss.DiesAsync(await Host.Get<Sealer>().SealAsync(data, person, Cancellation));
        var before = await VerifyAsync(loss.Journey);

        await registry.EraseAsync(person, Cancellation);

        var after = await VerifyAsync(loss.Journey);
        Assert.Empty(after.Differences);
        Assert.Equal(before.Heads, after.Heads);
    }

    [Theory]
    [InlineData("UPDATE journeys.log_roots SET size = 0")]
    [InlineData("DELETE FROM journeys.log_leaves")]
    [InlineData("TRUNCATE journeys.log_roots")]
    public async Task Roots_and_leaves_are_only_added_to(string change)
    {
        await TwoCommitsAsync();
        Assert.Contains("only ever added to", (await Assert.ThrowsAsync<PostgresException>(() => ChangeAsync(change))).MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_hash_is_located_and_keeps_no_other_journey_from_being_published()
    {
        var loss = await TwoCommitsAsync();
        await ChangeAsync($$"""
            UPDATE journeys.mt_events e SET headers = '{"hash": "ab"}' FROM journeys.mt_streams s
            WHERE s.id = '{{loss.Journey}}' AND e.stream_id = s.id AND e.version = s.version
            """);
        await new Loss(Host).DiesAsync();

        Assert.NotNull(await Host.Get<RootPublisher>().PublishAsync(Cancellation));

        var found = Assert.Single((await VerifyAsync(loss.Journey)).Differences);
        Assert.Equal((DifferenceKind.ChangedEvent, (await loss.JournalAsync()).Count), (found.Kind, found.Version));
    }

    [Fact]
    public async Task Events_older_than_the_chain_are_chained_when_it_is_set_up()
    {
        var loss = await TwoCommitsAsync();
        await ChangeAsync($"DROP TRIGGER log_chain ON journeys.mt_events; UPDATE journeys.mt_events SET headers = 'null' WHERE stream_id = '{loss.Journey}'");
        Assert.False(await Host.Get<ChainTriggers>().AreThereAsync(Cancellation));

        await Host.Get<ChainTriggers>().SetUpAsync(Cancellation);

        Assert.Empty((await VerifyAsync(loss.Journey)).Differences);
    }

    private async Task<Loss> TwoCommitsAsync()
    {
        var loss = new Loss(Host);
        await loss.DiesAsync();
        await Host.Get<RootPublisher>().PublishAsync(Cancellation);
        await loss.AnswerAsync(Outcome.Approved);
        return loss;
    }

    private Task<Verification> VerifyAsync(Guid journey) => Host.Get<LogReading>().VerifyAsync(journey, [], Cancellation);

    private Task<object?> ChangeAsync(string sql) => Scratch.QueryAsync(tampered.Database, sql);

    /// <summary>The host, on a database of its own.</summary>
    public sealed class Tampered(PostgresFixture postgres) : IAsyncLifetime
    {
        public string Database { get; private set; } = "";

        public RunningHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Database = await postgres.CreateDatabaseAsync("tamper");
            Host = await RunningHost.StartAsync(Database);
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
