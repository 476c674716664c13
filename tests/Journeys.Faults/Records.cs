using System.Text.Json.Nodes;
using Npgsql;

namespace Journeys.Faults;

/// <summary>Reads what is left from the database.</summary>
internal sealed class Records(NpgsqlDataSource database)
{
    public Task<IReadOnlyList<StreamHead>> StreamsAsync(CancellationToken cancellation) => RowsAsync(
        // Marten's own tombstone stream, which a failed append leaves, has neither events nor state. A life event's versions are no journey.
        """
        SELECT s.id, s.version, coalesce(j.data->>'status', 'Running')
        FROM journeys.mt_streams s LEFT JOIN journeys.mt_doc_journey j ON j.id = s.id
        WHERE (s.version > 0 OR j.id IS NOT NULL) AND s.id NOT IN (SELECT stream_id FROM journeys.mt_events WHERE type = 'definition_drafted')
        """,
        row => new StreamHead(row.GetGuid(0), row.GetInt64(1), row.GetString(2)), cancellation);

    public Task<IReadOnlyList<StreamEvent>> EventsAsync(CancellationToken cancellation) => RowsAsync(
        "SELECT stream_id, version, type, data::text FROM journeys.mt_events WHERE type NOT LIKE 'definition%'",
        row => new StreamEvent(row.GetGuid(0), row.GetInt64(1), row.GetString(2), JsonNode.Parse(row.GetString(3))!), cancellation);

    public Task<IReadOnlyList<ReceiptRow>> ReceiptsAsync(CancellationToken cancellation) => RowsAsync(
        "SELECT message_id, agency, journey, status, coalesce(reason, '') FROM journeys.receipts",
        row => new ReceiptRow(row.GetString(0), row.GetString(1), row.GetFieldValue<Guid?>(2), row.GetString(3), row.GetString(4)), cancellation);

    public Task<IReadOnlyList<InboxRow>> InboxAsync(CancellationToken cancellation) => RowsAsync(
        "SELECT agency, id, journey, instance, state, sequence FROM journeys.agency_inbox",
        row => new InboxRow(row.GetString(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetString(4)) { Sequence = row.GetInt32(5) }, cancellation);

    public Task<IReadOnlyList<string>> DeadAsync(CancellationToken cancellation) => RowsAsync(
        "SELECT message_type || ' ' || id || ': ' || coalesce(exception_message, '') FROM wolverine.wolverine_dead_letters", row => row.GetString(0), cancellation);

    private async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(read(reader));
        return rows;
    }
}
