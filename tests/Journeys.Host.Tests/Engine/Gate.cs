using Npgsql;

namespace Journeys.Host.Tests.Engine;

/// <summary>Holds the commit that writes a journey's row, with all its locks, until it is opened.</summary>
internal sealed class Gate : IAsyncDisposable
{
    private const long Key = 4711;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private readonly NpgsqlConnection _holder;
    private bool _open;

    private Gate(NpgsqlConnection holder) => _holder = holder;

    /// <param name="row">A condition on the row as it becomes, <c>new</c>.</param>
    public static async Task<Gate> OnCommitAsync(NpgsqlDataSource database, string row)
    {
        var holder = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"""
            CREATE FUNCTION gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock({Key}); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER gate AFTER INSERT OR UPDATE ON journeys.mt_doc_journey
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ({row}) EXECUTE FUNCTION gate();
            SELECT pg_advisory_lock({Key});
            """, holder);
        await command.ExecuteNonQueryAsync();
        return new(holder);
    }

    /// <summary>The commit has come, and waits.</summary>
    public Task ReachedAsync(CancellationToken cancellation) =>
        UntilAsync($"SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = {Key} AND NOT granted)", () => false, cancellation);

    /// <summary>Another transaction waits for a row that the held one has locked; or <paramref name="other"/> is through, as nothing held it up.</summary>
    public Task SomeoneWaitsForARowAsync(Task other, CancellationToken cancellation) =>
        UntilAsync("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event IN ('transactionid', 'tuple'))", () => other.IsCompleted, cancellation);

    public async Task OpenAsync(CancellationToken cancellation)
    {
        _open = true;
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_unlock({Key})", _holder);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_open) await OpenAsync(CancellationToken.None);
        await _holder.DisposeAsync();
    }

    private async Task UntilAsync(string condition, Func<bool> or, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Look);
        await using var command = new NpgsqlCommand(condition, _holder);
        while (!(bool)(await command.ExecuteScalarAsync(cancellation))! && !or()) await timer.WaitForNextTickAsync(cancellation);
    }
}
