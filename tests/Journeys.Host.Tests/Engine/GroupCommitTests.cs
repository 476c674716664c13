using Journeys.Host.Engine;
using Journeys.Host.Tests.Storage;
using Journeys.Law;
using Npgsql;

namespace Journeys.Host.Tests.Engine;

/// <summary>Answers that wait while the database is held up, on journeys of their own.</summary>
public sealed class GroupCommitTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Many = 40;
    private string _database = "";
    private RunningHost _host = null!;
    private List<Loss> _losses = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("group");
        _host = await RunningHost.StartAsync(_database);
        _losses = [.. Enumerable.Range(0, Many).Select(_ => new Loss(_host))];
        foreach (var loss in _losses) await loss.DiesAsync();
    }

    [Fact]
    public async Task Answers_that_wait_together_share_transactions_with_their_inbox_marks()
    {
        var receipts = await AnswerTogetherAsync();

        Assert.All(receipts, r => Assert.Equal(ReceiptStatus.Applied, r.Status));
        var transactions = await NumberAsync("SELECT count(DISTINCT xmin::text) FROM journeys.mt_events WHERE type = 'answer_recorded'");
        Assert.InRange(transactions, 1, Many / 2);
        Assert.Equal(transactions, await NumberAsync("""
            SELECT count(DISTINCT e.xmin::text) FROM journeys.mt_events e
            JOIN wolverine.wolverine_incoming_envelopes w ON w.xmin = e.xmin AND w.message_type = 'journeys.answer.v1' AND w.status = 'Handled'
            """));
    }

    [Fact]
    public async Task One_that_fails_costs_the_others_nothing()
    {
        var failing = _losses[7];
        await Scratch.QueryAsync(_database, $"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END';
            CREATE TRIGGER refuse BEFORE INSERT ON journeys.mt_events FOR EACH ROW WHEN (NEW.stream_id = '{failing.Journey}') EXECUTE FUNCTION refuse();
            """);

        var receipts = await AnswerTogetherAsync();

        Assert.Equal([.. _losses.Select(l => l == failing ? ReceiptStatus.Failed : ReceiptStatus.Applied)], receipts.Select(r => r.Status));
        Assert.Equal(1, await NumberAsync("SELECT count(*) FROM wolverine.wolverine_dead_letters"));
        Assert.DoesNotContain((await failing.JournalAsync()).Select(e => e.Event), e => e is Execution.AnswerRecorded);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>All are accepted before any can be applied.</summary>
    private async Task<Receipt[]> AnswerTogetherAsync()
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var holding = await source.OpenConnectionAsync(Cancellation);
        await using var hold = await holding.BeginTransactionAsync(Cancellation);
        await using (var command = new NpgsqlCommand("LOCK TABLE journeys.mt_events IN SHARE ROW EXCLUSIVE MODE", holding, hold))
            await command.ExecuteNonQueryAsync(Cancellation);
        var accepted = await Task.WhenAll(_losses.Select(l => l.SendAnswerAsync(Outcome.Approved)));
        await hold.CommitAsync(Cancellation);
        return await Task.WhenAll(_losses.Zip(accepted, (l, receipt) => l.DoneAsync(receipt)));
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
