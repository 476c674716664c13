using System.Data;
using System.Runtime.CompilerServices;
using Journeys.Chain;
using Npgsql;

namespace Journeys.Host.Chain;

/// <summary>Reads the log from the database as of one moment, line by line: what an export writes and a verification checks.</summary>
internal sealed class LogReading(NpgsqlDataSource database)
{
    private const string Events = """
        SELECT coalesce(s.id, e.stream_id), coalesce(s.version, 0), e.version, e.type, e.timestamp, e.data::text, e.headers ->> 'hash'
        FROM (SELECT * FROM journeys.mt_streams WHERE $1 IS NULL OR id = $1) s
        FULL JOIN (SELECT * FROM journeys.mt_events WHERE $1 IS NULL OR stream_id = $1) e ON e.stream_id = s.id
        ORDER BY 1, e.version, e.seq_id
        """;

    /// <summary>Checks what the database holds.</summary>
    public async Task<Verification> VerifyAsync(Guid? journey, IEnumerable<Digest> known, CancellationToken cancellation = default)
    {
        var verifier = new LogVerifier();
        await foreach (var line in LinesAsync(journey, cancellation)) verifier.Add(line);
        return verifier.Finish(known);
    }

    /// <param name="journey">The only one to read, with its proof; null: all.</param>
    public async IAsyncEnumerable<LogLine> LinesAsync(Guid? journey, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var lines = 1L;
        yield return new LogHead(LogHead.Current, journey);
        foreach (var part in (IAsyncEnumerable<LogLine>[])[PublishedAsync(connection, journey, cancellation), JourneysAsync(connection, journey, cancellation)])
        {
            await foreach (var line in part)
            {
                yield return line;
                lines++;
            }
        }

        yield return new LogEnd(lines);
    }

    private static async IAsyncEnumerable<LogLine> PublishedAsync(
        NpgsqlConnection connection, Guid? journey, [EnumeratorCancellation] CancellationToken cancellation)
    {
        (LogRoot? last, Leaf? own) = (null, null);
        await foreach (var root in RowsAsync(connection, $"SELECT {LogRows.RootColumns} FROM journeys.log_roots ORDER BY number", null, LogRows.Root, cancellation))
            yield return last = root;
        await foreach (var leaf in LeavesAsync(connection, journey, cancellation)) yield return own = leaf;
        if (journey is null || own is null || last is null) yield break;
        var tree = await new LogRows(connection).TreeAsync(cancellation);
        yield return new InclusionProof(last.Number, own, tree.Size, tree.Path((int)own.Position));
    }

    private static IAsyncEnumerable<Leaf> LeavesAsync(NpgsqlConnection connection, Guid? journey, CancellationToken cancellation) => RowsAsync(
        connection, "SELECT root, position, journey, version, head FROM journeys.log_leaves WHERE $1 IS NULL OR journey = $1 ORDER BY root, position", journey,
        row => new Leaf(row.GetInt64(0), row.GetInt64(1), row.GetGuid(2), row.GetInt64(3), LogRows.DigestAt(row, 4)), cancellation);

    private static async IAsyncEnumerable<LogLine> JourneysAsync(
        NpgsqlConnection connection, Guid? journey, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Guid? current = null;
        await foreach (var (stream, stored) in RowsAsync(connection, Events, journey, Row, cancellation))
        {
            if (stream.Journey != current) yield return stream;
            current = stream.Journey;
            if (stored is not null) yield return stored;
        }
    }

    private static (LoggedJourney Stream, LoggedEvent? Event) Row(NpgsqlDataReader row)
    {
        var stream = new LoggedJourney(row.GetGuid(0), row.GetInt64(1));
        if (row.IsDBNull(2)) return (stream, null);
        // A hash that is none was changed; none at all is another finding.
        Digest? hash = row.IsDBNull(6) ? null : Digest.TryParse(row.GetString(6), out var digest) ? digest : Digest.Zero;
        return (stream, new(stream.Journey, row.GetInt64(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.GetString(5), hash));
    }

    private static async IAsyncEnumerable<T> RowsAsync<T>(
        NpgsqlConnection connection, string sql, Guid? journey, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        if (sql.Contains("$1", StringComparison.Ordinal))
            command.Parameters.Add(new() { Value = journey ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) yield return read(reader);
    }
}
