using Journeys.Execution;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Journeys.Host.Storage;

/// <summary>
/// One row: the highest form (<see cref="Journey.CurrentSchema"/>) in which states may have been written, and the one to which
/// all have been folded.
/// </summary>
internal sealed class StateForms(NpgsqlDataSource database)
{
    public static Table Table
    {
        get
        {
            var table = new Table($"{Tables.Schema}.state_forms");
            table.AddColumn<bool>("single").AsPrimaryKey();
            table.AddColumn("written", "integer").NotNull();
            table.AddColumn("folded", "integer").NotNull();
            return table;
        }
    }

    /// <summary>Throws where a newer version has used the database. Reads only, and before anything is written.</summary>
    public async Task VerifyAsync(CancellationToken cancellation)
    {
        if (await ScalarAsync("SELECT to_regclass('journeys.state_forms') IS NOT NULL", cancellation) is not true) return;
        if (await ScalarAsync("SELECT max(written) FROM journeys.state_forms", cancellation) is int written && written > Journey.CurrentSchema)
            throw new StartupException($"""
                A newer version of the program has used this database: states of journeys have form {written}, and this version knows forms up to {Journey.CurrentSchema}.
                Start that version or a later one. This one could only go back to a backup from before the upgrade.
                """);
    }

    /// <summary>From now on states may be written in this program's form.</summary>
    public Task RecordAsync(CancellationToken cancellation) => ScalarAsync("""
        INSERT INTO journeys.state_forms VALUES (true, $1, CASE WHEN EXISTS (SELECT FROM journeys.mt_doc_journey) THEN 0 ELSE $1 END)
        ON CONFLICT (single) DO UPDATE SET written = greatest(state_forms.written, excluded.written)
        """, cancellation);

    /// <summary>Whether every state has been folded to this program's form.</summary>
    public async Task<bool> AreFoldedAsync(CancellationToken cancellation) =>
        await ScalarAsync("SELECT folded >= $1 FROM journeys.state_forms", cancellation) is true;

    public Task SetFoldedAsync(CancellationToken cancellation) =>
        ScalarAsync("UPDATE journeys.state_forms SET folded = greatest(folded, $1)", cancellation);

    private async Task<object?> ScalarAsync(string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        if (sql.Contains("$1", StringComparison.Ordinal)) command.Parameters.AddWithValue(Journey.CurrentSchema);
        return await command.ExecuteScalarAsync(cancellation);
    }
}
