using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>A journey that is asked to go on by the version with <paramref name="Hash"/>. <paramref name="Moved"/> is null until a host has done it; else why it stays.</summary>
public sealed record AskedMigration(Guid Journey, string Hash, bool? Moved, string? Broken);

/// <summary>The journeys that the command line asks running hosts to move: only they send what a migration opens.</summary>
public sealed class AskedMigrations(NpgsqlDataSource database)
{
    /// <summary>What hosts hear, with their other signals, when journeys are asked for.</summary>
    internal const string Signal = "migrations";

    private const string Told = "journeys_migrated";

    /// <summary>Raised on a host when journeys are asked for.</summary>
    internal event Action? Asked;

    internal void Hear() => Asked?.Invoke();

    /// <summary>Asks, also again for those that stayed, and reads what comes of them until all are done, or nothing has come for so long.</summary>
    public async Task<IReadOnlyList<AskedMigration>> AskAsync(IReadOnlyCollection<Guid> journeys, string hash, TimeSpan patience, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using (var listen = new NpgsqlCommand($"LISTEN {Told}", connection)) await listen.ExecuteNonQueryAsync(cancellation);
        await AskAsync(journeys, hash, cancellation);
        while (true)
        {
            var read = await ReadAsync(journeys, cancellation);
            if (read.All(m => m.Moved is not null) || !await connection.WaitAsync(patience, cancellation)) return read;
        }
    }

    /// <summary>What came of them so far.</summary>
    private async Task<IReadOnlyList<AskedMigration>> ReadAsync(IReadOnlyCollection<Guid> journeys, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT journey, hash, moved, broken FROM journeys.migrations WHERE journey = ANY ($1)");
        command.Parameters.AddWithValue(journeys.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var asked = new List<AskedMigration>();
        while (await reader.ReadAsync(cancellation))
            asked.Add(new(reader.GetGuid(0), reader.GetString(1), await reader.GetFieldValueAsync<bool?>(2, cancellation), await reader.IsDBNullAsync(3, cancellation) ? null : reader.GetString(3)));
        return asked;
    }

    /// <summary>Holds one that is asked for, so that no other host takes it, while <paramref name="move"/> tells why it stays, or null. False where there is none.</summary>
    public async Task<bool> TakeAsync(Func<AskedMigration, Task<string?>> move, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await NextAsync(connection, cancellation) is not { } next) return false;
        var broken = await move(next);
        await using var told = new NpgsqlCommand("UPDATE journeys.migrations SET moved = $2, broken = $3 WHERE journey = $1", connection)
        { Parameters = { new() { Value = next.Journey }, new() { Value = broken is null }, new NpgsqlParameter<string?> { TypedValue = broken } } };
        await told.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await TellAsync(Told, "", cancellation);
        return true;
    }

    /// <summary>Asks, also again for one that stayed.</summary>
    private async Task AskAsync(IReadOnlyCollection<Guid> journeys, string hash, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            INSERT INTO journeys.migrations (journey, hash, asked_at) SELECT journey, $2, now() FROM unnest($1) journey
            ON CONFLICT (journey) DO UPDATE SET hash = excluded.hash, asked_at = excluded.asked_at, moved = NULL, broken = NULL
            """);
        command.Parameters.AddWithValue(journeys.ToArray());
        command.Parameters.AddWithValue(hash);
        await command.ExecuteNonQueryAsync(cancellation);
        await TellAsync("journeys", Signal, cancellation);
    }

    private async Task TellAsync(string channel, string signal, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT pg_notify($1, $2)");
        command.Parameters.AddWithValue(channel);
        command.Parameters.AddWithValue(signal);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<AskedMigration?> NextAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT journey, hash FROM journeys.migrations WHERE moved IS NULL ORDER BY asked_at, journey LIMIT 1 FOR UPDATE SKIP LOCKED", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new(reader.GetGuid(0), reader.GetString(1), null, null) : null;
    }
}
