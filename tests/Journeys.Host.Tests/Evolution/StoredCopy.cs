using System.Text.Json.Nodes;
using Journeys.Execution;
using Npgsql;

namespace Journeys.Host.Tests.Evolution;

/// <summary>A journey's stream once more under another id, its events as an earlier or a later version would have stored them.</summary>
internal static class StoredCopy
{
    /// <param name="database">Where both are.</param>
    /// <param name="journey">The stream to copy.</param>
    /// <param name="form">The stored name and data of an event, by today's.</param>
    /// <returns>The copy's id. It has a state of form 0, and no deadlines.</returns>
    public static async Task<Guid> OfAsync(NpgsqlDataSource database, Guid journey, Func<string, JsonObject, (string Name, JsonObject Data)> form)
    {
        var copy = Guid.CreateVersion7();
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(connection, "INSERT INTO journeys.mt_streams (id, type, version, timestamp, created) SELECT $2, type, version, timestamp, created FROM journeys.mt_streams WHERE id = $1", journey, copy);
        foreach (var (version, name, data) in await ReadAsync(connection, journey))
        {
            var stored = form(name, JsonNode.Parse(data)!.AsObject());
            await ExecuteAsync(connection, """
                INSERT INTO journeys.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type)
                SELECT nextval('journeys.mt_events_sequence'), gen_random_uuid(), $2, $3, $4::jsonb, $5, timestamp, '' FROM journeys.mt_events WHERE stream_id = $1 AND version = $3
                """, journey, copy, version, stored.Data.ToJsonString(), stored.Name);
        }

        await ExecuteAsync(connection, """
            INSERT INTO journeys.mt_doc_journey (id, data, mt_dotnet_type, mt_version)
            SELECT $2, jsonb_build_object('id', $2, 'schema', 0, 'facts', 'as they were written then'), mt_dotnet_type, mt_version FROM journeys.mt_doc_journey WHERE id = $1
            """, journey, copy);
        return copy;
    }

    /// <summary>The journey as if it had the copy's id.</summary>
    public static Journey As(this Journey journey, Guid id) => journey with { Id = id };

    private static async Task<List<(long Version, string Name, string Data)>> ReadAsync(NpgsqlConnection connection, Guid journey)
    {
        await using var command = new NpgsqlCommand("SELECT version, type, data::text FROM journeys.mt_events WHERE stream_id = $1 ORDER BY version", connection);
        command.Parameters.AddWithValue(journey);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<(long, string, string)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) rows.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        return rows;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
