using Journeys.Host.Engine;
using Journeys.Host.Tests.Storage;
using Journeys.Law;

namespace Journeys.Host.Tests.Engine;

/// <summary>An answer that comes while the database is full, or shutting down, as far as the journey's events go.</summary>
public sealed class TransientTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("disk_full")]
    [InlineData("admin_shutdown")]
    [InlineData("too_many_connections")]
    [InlineData("connection_failure")]
    public async Task What_the_database_cannot_take_now_is_tried_until_it_can_and_is_no_incident(string condition)
    {
        var database = await postgres.CreateDatabaseAsync("transient");
        await using var host = await RunningHost.StartAsync(database);
        var loss = new Loss(host);
        await loss.DiesAsync();
        await Scratch.QueryAsync(database, $"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION USING ERRCODE = ''{condition}''; END';
            CREATE TRIGGER refuse BEFORE INSERT ON journeys.mt_events FOR EACH ROW EXECUTE FUNCTION refuse();
            """);

        var receipt = await loss.SendAnswerAsync(Outcome.Approved);
        await UntilTriedAgainAsync(database);
        Assert.Empty(await host.Get<Incidents>().OpenAsync(TestContext.Current.CancellationToken));
        await Scratch.QueryAsync(database, "DROP FUNCTION refuse() CASCADE");

        Assert.Equal(ReceiptStatus.Applied, (await loss.DoneAsync(receipt)).Status);
    }

    /// <summary>It has been put off after its first attempts.</summary>
    private static async Task UntilTriedAgainAsync(string database)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        await using var source = Npgsql.NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            "SELECT EXISTS (SELECT FROM wolverine.wolverine_incoming_envelopes WHERE message_type = 'journeys.answer.v1' AND status = 'Scheduled')");
        while (!(bool)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!)
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }
}
