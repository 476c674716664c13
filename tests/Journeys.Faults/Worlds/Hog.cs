using Npgsql;

namespace Journeys.Faults.Worlds;

/// <summary>A program beside the hosts that takes every connection the server has left, and keeps them.</summary>
internal sealed class Hog(Server server) : IAsyncDisposable
{
    private readonly List<NpgsqlConnection> _taken = [];

    public async Task TakeAllAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var connection = new NpgsqlConnection(server.ConnectionString);
                _taken.Add(connection);
                await connection.OpenAsync(cancellation);
            }
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            // That was the last.
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _taken) await connection.DisposeAsync();
    }
}
