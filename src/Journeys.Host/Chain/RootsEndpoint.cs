using Journeys.Chain;
using Npgsql;

namespace Journeys.Host.Chain;

/// <summary>A published root as anyone may read and keep it.</summary>
public sealed record PublishedRoot(long Number, DateTimeOffset Time, string Root, long TreeSize, string Previous, string Hash);

/// <summary><c>GET /log/roots</c>: the published roots, newest first, at most a hundred; <c>?before=n</c> gives earlier ones.</summary>
internal static class RootsEndpoint
{
    private const int Most = 100;

    public static void MapLogRoots(this WebApplication app) => app.MapGet("/log/roots", GetAsync).AllowAnonymous();

    private static async Task<IReadOnlyList<PublishedRoot>> GetAsync(NpgsqlDataSource database, long? before, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"SELECT {LogRows.RootColumns} FROM journeys.log_roots WHERE number < $1 ORDER BY number DESC LIMIT {Most}");
        command.Parameters.Add(new() { Value = before ?? long.MaxValue });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var roots = new List<PublishedRoot>();
        while (await reader.ReadAsync(cancellation)) roots.Add(Public(LogRows.Root(reader)));
        return roots;
    }

    private static PublishedRoot Public(LogRoot root) =>
        new(root.Number, root.At, root.Root.ToString(), root.Size, root.Previous.ToString(), root.Hash.ToString());
}
