using Npgsql;

namespace Journeys.Faults.Worlds;

/// <summary>Holds up everybody who would write to a table, until it is lifted.</summary>
internal sealed class Blockade : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private Blockade(NpgsqlConnection connection) => _connection = connection;

    public static async Task<Blockade> OfAsync(Server server, string table, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync(cancellation);
        return new(connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
