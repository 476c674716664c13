using Npgsql;

namespace Journeys.Faults.Worlds;

/// <summary>Waits until all is over in a world, and compares what is left with what was promised.</summary>
internal sealed class Reckoning(World world)
{
    private const string UnderWay = """
        SELECT coalesce(string_agg(w, ', '), '') FROM (
          SELECT 'message ' || message_type || ' ' || status || ' of host ' || owner_id FROM wolverine.wolverine_incoming_envelopes WHERE status <> 'Handled'
          UNION ALL SELECT 'a request in the inbox of ' || agency FROM journeys.agency_inbox WHERE state = 'waiting'
          UNION ALL SELECT 'a receipt of ' || agency FROM journeys.receipts WHERE status = 'Accepted'
          UNION ALL (SELECT 'a day that came' FROM journeys.deadlines, journeys.demo WHERE due_at <= now() + ahead LIMIT 1)
          LIMIT 20) AS u(w)
        """;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns when no message is under way and no agency has anything left to take.</summary>
    public async Task SettledAsync(CancellationToken cancellation)
    {
        var waiting = "";
        await using var database = world.Server.Open();
        await Until.TrueAsync(async () => (waiting = await TextAsync(database, UnderWay, cancellation)).Length == 0, Look,
            () => $"It does not come to rest: {waiting}", cancellation);
    }

    /// <summary>Fails with every difference.</summary>
    public async Task HoldsAsync(CancellationToken cancellation)
    {
        await SettledAsync(cancellation);
        var recorded = await RecordedAsync(cancellation);
        var differences = History.Differences(recorded);
        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n{string.Join('\n', differences.Take(20))}");
    }

    private async Task<Recorded> RecordedAsync(CancellationToken cancellation)
    {
        await using var database = world.Server.Open();
        var records = new Records(database);
        return new()
        {
            Begun = world.Diary.Promises.Count(p => p.Mark == p.Line.Replace(" of ", "-", StringComparison.Ordinal)),
            GoOn = true,
            Streams = await records.StreamsAsync(cancellation),
            Events = await records.EventsAsync(cancellation),
            Receipts = await records.ReceiptsAsync(cancellation),
            Inbox = await records.InboxAsync(cancellation),
            Dead = await records.DeadAsync(cancellation),
            Acknowledged = [.. world.Diary.Promises.Select(p => new Acknowledged(p.Agency, p.Message, p.Mark) { Line = p.Line })],
            Received = world.Diary.Received,
            Submitted = [],
        };
    }

    private static async Task<string> TextAsync(NpgsqlDataSource database, string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
