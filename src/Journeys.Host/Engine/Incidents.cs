using Npgsql;
using NpgsqlTypes;

namespace Journeys.Host.Engine;

/// <summary>Messages that could not be applied: raised, counted, and replayed or discarded by an operator with a reason.</summary>
public sealed class Incidents(NpgsqlDataSource database, TimeProvider real, ILogger<Incidents> logger)
{
    private const string Dead = "It could not be applied and is kept among the dead letters; operations have been told.";

    private const string All = """
        SELECT i.id, i.message, i.journey, i.step, i.agency, i.fault, i.raised_at, i.times,
          CASE WHEN i.discarded THEN 'Discarded' WHEN d.id IS NOT NULL AND NOT d.replayable THEN 'Open'
               WHEN d.id IS NOT NULL OR w.id IS NOT NULL THEN 'Replaying' ELSE 'Resolved' END AS state, i.reason, i.handled_by
        FROM journeys.incidents i LEFT JOIN wolverine.wolverine_dead_letters d ON d.id = i.id
          LEFT JOIN wolverine.wolverine_incoming_envelopes w ON w.id = i.id AND w.status = 'Incoming'
        """;

    /// <summary>Every incident that an operator has to look at, the oldest first.</summary>
    public Task<IReadOnlyList<Incident>> OpenAsync(CancellationToken cancellation) =>
        ReadAsync($"SELECT * FROM ({All}) a WHERE state IN ('Open', 'Replaying') ORDER BY raised_at, id", null, cancellation);

    /// <summary>A journey's incidents that are not over.</summary>
    public Task<IReadOnlyList<Incident>> OfJourneyAsync(Guid journey, CancellationToken cancellation) =>
        ReadAsync($"SELECT * FROM ({All} WHERE i.journey = $1) a WHERE state IN ('Open', 'Replaying') ORDER BY raised_at, id", journey, cancellation);

    /// <summary>Null where there is none.</summary>
    public async Task<Incident?> FindAsync(Guid id, CancellationToken cancellation) =>
        (await ReadAsync($"{All} WHERE i.id = $1", id, cancellation)).SingleOrDefault();

    /// <summary>Has the message handled again. False where it does not lie among the dead letters. It counts as done only once it is handled.</summary>
    public Task<bool> ReplayAsync(Guid id, string reason, string by, CancellationToken cancellation) => HandleAsync("""
        WITH dead AS (UPDATE wolverine.wolverine_dead_letters SET replayable = true WHERE id = $1 AND NOT replayable RETURNING id),
        handled AS (UPDATE journeys.incidents i SET reason = $2, handled_by = $3 FROM dead WHERE i.id = dead.id RETURNING i.id, i.receipt),
        told AS (UPDATE journeys.receipts r SET status = 'Accepted', reason = NULL FROM handled h WHERE r.receipt_id = h.receipt)
        SELECT count(*) FROM handled
        """, id, reason, by, cancellation);

    /// <summary>Throws the message away for good; its receipt says why. False where it does not lie among the dead letters.</summary>
    public Task<bool> DiscardAsync(Guid id, string reason, string by, CancellationToken cancellation) => HandleAsync("""
        WITH dead AS (DELETE FROM wolverine.wolverine_dead_letters WHERE id = $1 AND NOT replayable RETURNING id),
        handled AS (UPDATE journeys.incidents i SET discarded = true, reason = $2, handled_by = $3 FROM dead WHERE i.id = dead.id RETURNING i.id, i.receipt),
        told AS (UPDATE journeys.receipts r SET reason = 'It could not be applied, and operations discarded it: ' || $2 FROM handled h WHERE r.receipt_id = h.receipt)
        SELECT count(*) FROM handled
        """, id, reason, by, cancellation);

    /// <summary>The incident and what its receipt says, in one commit; again where a replay failed too.</summary>
    internal async Task RaiseAsync(DeadMessage dead, Exception fault, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            WITH told AS (UPDATE journeys.receipts SET status = 'Failed', reason = $8 WHERE receipt_id = $6 AND status <> 'Applied')
            INSERT INTO journeys.incidents AS i (id, message, journey, step, agency, receipt, fault, raised_at, times, discarded)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $9, 1, false)
            ON CONFLICT (id) DO UPDATE SET fault = excluded.fault, raised_at = excluded.raised_at, times = i.times + 1, reason = NULL, handled_by = NULL
            """);
        object?[] values = [dead.Id, dead.Message, dead.Journey, dead.Step, dead.Agency, dead.Receipt, fault.GetType().Name, Dead, real.GetUtcNow()];
        foreach (var (index, value) in values.Index())
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = Types[index] });
        await command.ExecuteNonQueryAsync(cancellation);
        Telemetry.GivenUp(dead.Message);
        logger.LogError("Incident {Incident}: {Message} of journey {Journey} at {Step} could not be applied: {Fault}. See 'incidents list'",
            dead.Id, dead.Message, dead.Journey, dead.Step, fault.GetType().Name);
    }

    private static readonly NpgsqlDbType[] Types =
    [
        NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Uuid, NpgsqlDbType.Text,
        NpgsqlDbType.Text, NpgsqlDbType.TimestampTz,
    ];

    private async Task<bool> HandleAsync(string sql, Guid id, string reason, string by, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(reason);
        command.Parameters.AddWithValue(by);
        return await command.ExecuteScalarAsync(cancellation) is 1L;
    }

    private async Task<IReadOnlyList<Incident>> ReadAsync(string sql, Guid? id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        if (id is { } given) command.Parameters.AddWithValue(given);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Incident>();
        while (await reader.ReadAsync(cancellation))
            found.Add(new(
                reader.GetGuid(0), reader.GetString(1), await reader.GetFieldValueAsync<Guid?>(2, cancellation), Text(reader, 3), Text(reader, 4),
                reader.GetString(5), await reader.GetFieldValueAsync<DateTimeOffset>(6, cancellation), reader.GetInt32(7),
                Enum.Parse<IncidentState>(reader.GetString(8)), Text(reader, 9), Text(reader, 10)));
        return found;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
