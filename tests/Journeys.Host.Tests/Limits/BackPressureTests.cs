using System.Net;
using Journeys.Host.Tests.Agency;
using Npgsql;

namespace Journeys.Host.Tests.Limits;

/// <summary>More comes in than the database can take: it is said at once, nothing is half taken, and nothing that was safe is lost.</summary>
public sealed class BackPressureTests(PostgresFixture postgres) : IAsyncLifetime
{
    private AgencyHost _host = null!;
    private NpgsqlDataSource _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = new(postgres)
        {
            Settings =
            [
                ("Journeys:Limits:DatabaseAtOnce", "1"), ("Journeys:Limits:DatabaseQueue", "1"), ("Journeys:Limits:DatabaseQueueSeconds", "1"),
                ("Journeys:Limits:RequestSeconds", "4"), ("Journeys:Limits:Backlog", "3"),
            ],
        };
        await _host.InitializeAsync();
        _database = NpgsqlDataSource.Create(_host.Host.Get<NpgsqlDataSource>().ConnectionString);
    }

    [Fact]
    public async Task Who_finds_no_place_is_refused_before_the_time_is_out_and_pages_without_data_are_served()
    {
        await using var locked = await LockAsync("journeys.agency_inbox");
        using var police = new Caller(_host, "polismyndigheten");
        var works = police.GetAsync("/agency/v1/status");
        await WaitsAsync();
        Reply[] refused = [await police.GetAsync("/agency/v1/status"), await police.GetAsync("/agency/v1/status")];
        using var pages = _host.Host.Alba.Server.CreateClient();
        foreach (var path in (string[])["/health/live", "/sv", "/en/about/help"])
            Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync(new Uri(path, UriKind.Relative), Cancellation)).StatusCode);
        await locked.DisposeAsync();

        Assert.All(refused, r => Assert.Equal((HttpStatusCode.ServiceUnavailable, "overloaded", TimeSpan.FromSeconds(1)), (r.Status, r.Slug, r.Headers.RetryAfter!.Delta)));
        Assert.Equal(HttpStatusCode.OK, (await works).Status);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up()
    {
        await using var locked = await LockAsync("journeys.agency_inbox");
        using var police = new Caller(_host, "polismyndigheten");
        var reply = await police.GetAsync("/agency/v1/status");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "too-slow"), (reply.Status, reply.Slug));
        Assert.NotNull(reply.Headers.RetryAfter);
    }

    [Fact]
    public async Task Beyond_the_backlog_no_new_message_is_taken_until_it_shrinks()
    {
        using var register = new Caller(_host, "skatteverket");
        await using (await LockAsync("journeys.mt_streams"))
        {
            for (var taken = 0; taken < 3; taken++)
                Assert.Equal(HttpStatusCode.Accepted, (await register.PostAsync(new Bereavement(_host).Death())).Status);
            var refused = await register.PostAsync(new Bereavement(_host).Death());
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "backlog"), (refused.Status, refused.Slug));
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        await _host.Host.StillAsync();
        await _host.Host.Get<Journeys.Host.Agency.Backlog>().ReadAsync(Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, (await register.PostAsync(new Bereavement(_host).Death())).Status);
        await _host.Host.StillAsync();
        await using var receipts = _database.CreateCommand("SELECT count(*) FILTER (WHERE status = 'Applied'), count(*) FROM journeys.receipts");
        await using var counts = await receipts.ExecuteReaderAsync(Cancellation);
        await counts.ReadAsync(Cancellation);
        Assert.Equal((4L, 4L), (counts.GetInt64(0), counts.GetInt64(1)));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _host.DisposeAsync();
    }

    /// <summary>Once a request waits for what is locked.</summary>
    private async Task WaitsAsync()
    {
        await using var command = _database.CreateCommand("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))");
        while (!(bool)(await command.ExecuteScalarAsync(Cancellation))!) Cancellation.ThrowIfCancellationRequested();
    }

    private async Task<NpgsqlConnection> LockAsync(string table)
    {
        var connection = await _database.OpenConnectionAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE";
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }
}
