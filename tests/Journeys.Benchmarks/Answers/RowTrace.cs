using Npgsql;

namespace Journeys.Benchmarks.Answers;

/// <summary>A row as the engine wrote it: <paramref name="Before"/> is null for an insert, <paramref name="After"/> for a delete.</summary>
internal sealed record RowChange(TracedTable Table, long Transaction, object?[]? Before, object?[]? After);

/// <summary>
/// Sees every row that the engine inserts, changes or deletes, and in which commit, through triggers that exist only
/// while one sample is watched. So the floor writes what is really written, not what someone believed.
/// </summary>
internal sealed class RowTrace(NpgsqlDataSource database, IReadOnlyList<TracedTable> tables)
{
    public async Task InstallAsync()
    {
        await ExecuteAsync("""
            CREATE SCHEMA IF NOT EXISTS trace;
            CREATE SEQUENCE IF NOT EXISTS trace.step;
            CREATE OR REPLACE FUNCTION trace.note() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE step bigint := nextval('trace.step');
            BEGIN
                IF TG_OP <> 'INSERT' THEN
                    EXECUTE format('INSERT INTO trace.%I SELECT ($1).*, $2, txid_current(), false', TG_TABLE_NAME) USING OLD, step;
                END IF;
                IF TG_OP <> 'DELETE' THEN
                    EXECUTE format('INSERT INTO trace.%I SELECT ($1).*, $2, txid_current(), true', TG_TABLE_NAME) USING NEW, step;
                END IF;
                RETURN NULL;
            END $$;
            """);
        foreach (var table in tables)
            await ExecuteAsync($"""
                CREATE TABLE IF NOT EXISTS trace.{table.Name} (LIKE {table.Source}, trace_step bigint, trace_tx bigint, trace_new boolean);
                TRUNCATE trace.{table.Name};
                CREATE TRIGGER traced AFTER INSERT OR UPDATE OR DELETE ON {table.Source} FOR EACH ROW EXECUTE FUNCTION trace.note();
                """);
    }

    public async Task RemoveAsync()
    {
        foreach (var table in tables) await ExecuteAsync($"DROP TRIGGER IF EXISTS traced ON {table.Source}");
    }

    /// <summary>All changes seen so far, in their order; forgets them.</summary>
    public async Task<IReadOnlyList<RowChange>> TakeAsync()
    {
        var seen = new List<(long Step, RowChange Change)>();
        foreach (var table in tables)
        {
            var rows = await ReadAsync(table);
            seen.AddRange(rows.GroupBy(r => r.Step).Select(g => (g.Key, new RowChange(
                table, g.First().Transaction, g.FirstOrDefault(r => !r.IsNew).Row, g.FirstOrDefault(r => r.IsNew).Row))));
            await ExecuteAsync($"TRUNCATE trace.{table.Name}");
        }

        return [.. seen.OrderBy(s => s.Step).Select(s => s.Change)];
    }

    private async Task<List<(long Step, long Transaction, bool IsNew, object?[] Row)>> ReadAsync(TracedTable table)
    {
        await using var command = database.CreateCommand($"SELECT * FROM trace.{table.Name} ORDER BY trace_step");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(long, long, bool, object?[])>();
        var width = table.Columns.Count;
        while (await reader.ReadAsync())
        {
            var row = new object?[width];
            for (var i = 0; i < width; i++) row[i] = await reader.IsDBNullAsync(i) ? null : reader.GetValue(i);
            rows.Add((reader.GetInt64(width), reader.GetInt64(width + 1), reader.GetBoolean(width + 2), row));
        }

        return rows;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
