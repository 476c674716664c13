using Npgsql;

namespace Journeys.Host.Storage;

/// <summary>Lets the hosts on one database open one after another: a schema can be made by one at a time.</summary>
internal sealed class OpeningLock : IAsyncDisposable
{
    private const long Lock = 0x4A6F75726E65794F;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly NpgsqlConnection _connection;

    private OpeningLock(NpgsqlConnection connection) => _connection = connection;

    public static async Task<OpeningLock> TakeAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var taken = new OpeningLock(await database.OpenConnectionAsync(cancellation));
        await taken.ExecuteAsync("SELECT pg_advisory_lock($1)", cancellation);
        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync("SELECT pg_advisory_unlock($1)", CancellationToken.None);
        await _connection.DisposeAsync();
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = (int)Patience.TotalSeconds };
        command.Parameters.AddWithValue(Lock);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
