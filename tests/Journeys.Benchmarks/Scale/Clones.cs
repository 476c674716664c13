using Journeys.Benchmarks.Answers;
using Npgsql;

namespace Journeys.Benchmarks.Scale;

/// <summary>
/// Copies of a real journey, with all its rows, as journeys of their own: many open journeys in minutes. They take
/// answers as the original does; only the hash chain, which nothing here reads, is not computed for what is copied.
/// </summary>
internal sealed class Clones(NpgsqlDataSource database)
{
    private const int Batch = 5000;

    // Each table with the column that names the journey, and what is copied with other values: ids in JSON, unique keys.
    private static readonly (string Table, string Key, string[] Changed)[] Tables =
    [
        ("mt_streams", "id", []),
        ("mt_doc_journey", "id", ["data"]),
        ("mt_events", "stream_id", ["id", "seq_id"]),
        ("deadlines", "journey", []),
        ("participations", "journey", []),
    ];

    /// <summary>Makes so many copies of <paramref name="original"/>, and returns their ids.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(Guid original, int count)
    {
        var made = new List<Guid>(count);
        await using var connection = await database.OpenConnectionAsync();
        await RunAsync(connection, "SET session_replication_role = replica");
        while (made.Count < count)
        {
            var batch = Enumerable.Range(0, Math.Min(Batch, count - made.Count)).Select(_ => Guid.NewGuid()).ToArray();
            foreach (var (table, key, changed) in Tables) await CopyAsync(connection, table, key, changed, original, batch);
            made.AddRange(batch);
        }

        await RunAsync(connection, "SET session_replication_role = DEFAULT");
        await RunAsync(connection, "ANALYZE");
        return made;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string table, string key, string[] changed, Guid original, Guid[] copies)
    {
        var columns = await ColumnsAsync(connection, table);
        var values = columns.Select(c => c == key ? "copy" : changed.Contains(c) ? Changed(c) : $"t.\"{c}\"");
        await RunAsync(connection, $"""
            INSERT INTO journeys.{table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", values)} FROM journeys.{table} t, unnest($2) AS copy WHERE t.{key} = $1
            """, original, copies);
    }

    private static string Changed(string column) => column switch
    {
        "id" => "gen_random_uuid()",
        "seq_id" => "nextval('journeys.mt_events_sequence')",
        _ => $"replace(t.{column}::text, $1::text, copy::text)::jsonb",
    };

    private static async Task<List<string>> ColumnsAsync(NpgsqlConnection connection, string table)
    {
        await using var command = new NpgsqlCommand("""
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = 'journeys' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position
            """, connection);
        command.Parameters.AddWithValue(table);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync()) found.Add(reader.GetString(0));
        return found;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }
}
