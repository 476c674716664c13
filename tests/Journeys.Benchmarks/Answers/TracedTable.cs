using Npgsql;

namespace Journeys.Benchmarks.Answers;

internal sealed record TracedColumn(string Name, string Type, bool IsKey);

/// <summary>A table that the engine writes to, and its twin of the same columns and indexes that the floor writes to.</summary>
internal sealed record TracedTable(string Source, string Name, IReadOnlyList<TracedColumn> Columns)
{
    public string Floor => $"floor.{Name}";

    /// <summary>Every table of the engine and of its inbox and outbox, but those of Wolverine's and the asynchronous projections' own housekeeping.</summary>
    public static async Task<IReadOnlyList<TracedTable>> AllAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            SELECT n.nspname || '.' || c.relname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                   EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'r' AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
              AND (n.nspname = 'journeys' AND c.relname <> 'mt_event_progression' OR c.relname IN ('wolverine_incoming_envelopes', 'wolverine_outgoing_envelopes'))
            ORDER BY c.oid, a.attnum
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string Source, string Name, TracedColumn Column)>();
        while (await reader.ReadAsync())
            rows.Add((reader.GetString(0), reader.GetString(1), new(reader.GetString(2), reader.GetString(3), reader.GetBoolean(4))));
        return [.. rows.GroupBy(r => (r.Source, r.Name)).Select(t => new TracedTable(t.Key.Source, t.Key.Name, [.. t.Select(r => r.Column)]))];
    }

    public async Task CreateFloorAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand($"CREATE SCHEMA IF NOT EXISTS floor; CREATE TABLE {Floor} (LIKE {Source} INCLUDING ALL)");
        await command.ExecuteNonQueryAsync();
    }

    public string KeyOf(object?[] row) =>
        $"{Name}:{string.Join('|', Columns.Index().Where(c => c.Item.IsKey).Select(c => row[c.Index]))}";
}
