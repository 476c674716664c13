using Journeys.Chain;
using Npgsql;

namespace Journeys.Host.Chain;

/// <summary>The log's rows, within the caller's transaction.</summary>
internal sealed class LogRows(NpgsqlConnection connection)
{
    public const string RootColumns = "number, at, size, root, previous, hash";

    public async Task<LogRoot?> LastRootAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT {RootColumns} FROM journeys.log_roots ORDER BY number DESC LIMIT 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Root(reader) : null;
    }

    public static LogRoot Root(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.GetInt64(2), DigestAt(row, 3), DigestAt(row, 4), DigestAt(row, 5));

    /// <summary>
    /// Leaves for the journeys that went on since the last root. A new journey gets the next position; one whose last
    /// hash is damaged gets none, and keeps no other from being published.
    /// </summary>
    public async Task<List<Leaf>> NewLeavesAsync(long root, long size, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("""
            SELECT s.id, s.version, decode(e.headers ->> 'hash', 'hex'), h.position
            FROM journeys.mt_streams s
            LEFT JOIN journeys.log_heads h ON h.journey = s.id
            JOIN journeys.mt_events e ON e.stream_id = s.id AND e.version = s.version
            WHERE s.version > coalesce(h.version, 0) AND e.headers ->> 'hash' ~ '^[0-9a-f]{64}$'
            ORDER BY h.position, s.id
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var leaves = new List<Leaf>();
        while (await reader.ReadAsync(cancellation))
            leaves.Add(new(root, await reader.IsDBNullAsync(3, cancellation) ? size++ : reader.GetInt64(3), reader.GetGuid(0), reader.GetInt64(1), DigestAt(reader, 2)));
        return leaves;
    }

    /// <summary>The tree of the last root.</summary>
    public async Task<MerkleTree> TreeAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT journey, version, head FROM journeys.log_heads ORDER BY position", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var tree = new MerkleTree();
        while (await reader.ReadAsync(cancellation))
            tree.Set(tree.Size, new Leaf(0, tree.Size, reader.GetGuid(0), reader.GetInt64(1), DigestAt(reader, 2)).Hash());
        return tree;
    }

    public async Task AddAsync(LogRoot root, IReadOnlyList<Leaf> leaves, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("""
            WITH leaf AS (
              INSERT INTO journeys.log_leaves (root, position, journey, version, head)
              SELECT $1, * FROM unnest($7, $8, $9, $10) RETURNING position, journey, version, head),
            heads AS (
              INSERT INTO journeys.log_heads (position, journey, version, head) SELECT * FROM leaf
              ON CONFLICT (journey) DO UPDATE SET version = excluded.version, head = excluded.head)
            INSERT INTO journeys.log_roots (number, at, size, root, previous, hash) VALUES ($1, $2, $3, $4, $5, $6)
            """, connection);
        foreach (var value in (object[])
            [
                root.Number, root.At.ToUniversalTime(), root.Size, root.Root.ToArray(), root.Previous.ToArray(), root.Hash.ToArray(),
                leaves.Select(l => l.Position).ToArray(), leaves.Select(l => l.Journey).ToArray(), leaves.Select(l => l.Version).ToArray(), leaves.Select(l => l.Head.ToArray()).ToArray(),
            ]) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A damaged digest is read as <see cref="Digest.Zero"/>, which fits nothing.</summary>
    public static Digest DigestAt(NpgsqlDataReader row, int column) =>
        row.GetFieldValue<byte[]>(column) is { Length: Digest.Bytes } bytes ? Digest.From(bytes) : Digest.Zero;
}
