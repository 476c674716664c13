using Npgsql;
using NpgsqlTypes;

namespace Journeys.Host.Storage;

/// <summary>
/// The schema <c>vault</c> with each person's wrapped key. Ordinary backups leave it out
/// (<c>pg_dump --exclude-schema=vault</c>), so that an erased key stays erased. Who was erased is listed outside it, in
/// <c>journeys.erased</c>: whatever backup the vault is restored from, no key of theirs outlives the next start.
/// </summary>
public sealed class Vault(NpgsqlDataSource database, MasterKey master) : IScripted
{
    private const string Tables = """
        SELECT pg_advisory_xact_lock(hashtext('journeys vault'));
        CREATE SCHEMA IF NOT EXISTS vault;
        CREATE TABLE IF NOT EXISTS vault.subject_keys (
          person uuid PRIMARY KEY,
          identity_hash bytea NOT NULL UNIQUE,
          wrapped_key bytea NOT NULL,
          created timestamptz NOT NULL);
        CREATE TABLE IF NOT EXISTS vault.master_key (
          single boolean PRIMARY KEY DEFAULT true CHECK (single),
          fingerprint bytea NOT NULL);
        CREATE SCHEMA IF NOT EXISTS journeys;
        CREATE TABLE IF NOT EXISTS journeys.erased (person uuid PRIMARY KEY);
        DELETE FROM vault.subject_keys k USING journeys.erased e WHERE k.person = e.person;
        """;

    string IScripted.Script => Tables;

    /// <summary>Makes the schema where it is missing. Throws <see cref="MasterKeyException"/> where it was made with another master key.</summary>
    public async Task EnsureVaultAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var script = new NpgsqlCommand(Tables, connection, transaction)) await script.ExecuteNonQueryAsync(cancellation);
        await using var check = new NpgsqlCommand(
            """
            WITH made AS (INSERT INTO vault.master_key (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING RETURNING fingerprint)
            SELECT fingerprint FROM made UNION ALL SELECT fingerprint FROM vault.master_key LIMIT 1
            """, connection, transaction)
        { Parameters = { new() { Value = master.Fingerprint } } };
        var fingerprint = (byte[])(await check.ExecuteScalarAsync(cancellation))!;
        if (!fingerprint.AsSpan().SequenceEqual(master.Fingerprint))
            throw new MasterKeyException($"vault.master_key: the database was sealed with another master key. Restore {MasterKeySource.Setting} as it was.");
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The persons with these identity hashes; who is not there is absent.</summary>
    internal async Task<List<(byte[] Hash, Guid Person)>> FindAsync(byte[][] hashes, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT identity_hash, person FROM vault.subject_keys WHERE identity_hash = ANY($1)");
        command.Parameters.Add(new() { Value = hashes });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(byte[], Guid)>();
        while (await reader.ReadAsync(cancellation)) found.Add((reader.GetFieldValue<byte[]>(0), reader.GetGuid(1)));
        return found;
    }

    /// <summary>Adds a person unless someone with that hash is there already.</summary>
    internal async Task AddAsync(Guid person, byte[] hash, byte[] key, DateTimeOffset created, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "INSERT INTO vault.subject_keys (person, identity_hash, wrapped_key, created) VALUES ($1, $2, $3, $4) ON CONFLICT (identity_hash) DO NOTHING");
        command.Parameters.Add(new() { Value = person });
        command.Parameters.Add(new() { Value = hash });
        command.Parameters.Add(new() { Value = master.Wrap(person, key) });
        command.Parameters.Add(new() { Value = created.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The keys of these persons; who was erased is absent.</summary>
    internal async Task<List<(Guid Person, byte[] Key)>> KeysAsync(Guid[] persons, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT person, wrapped_key FROM vault.subject_keys WHERE person = ANY($1)");
        command.Parameters.Add(new() { Value = persons });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var keys = new List<(Guid, byte[])>();
        while (await reader.ReadAsync(cancellation))
            keys.Add((reader.GetGuid(0), master.Unwrap(reader.GetGuid(0), reader.GetFieldValue<byte[]>(1))));
        return keys;
    }

    /// <summary>Deletes these persons' keys and lists them as erased, in one commit. Returns how many keys there were.</summary>
    internal async Task<int> EraseAsync(Guid[] persons, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            WITH listed AS (INSERT INTO journeys.erased SELECT unnest($1) ON CONFLICT DO NOTHING)
            DELETE FROM vault.subject_keys WHERE person = ANY($1)
            """);
        command.Parameters.Add(new() { Value = persons });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Every person who was ever erased: ids that say nothing of anyone.</summary>
    internal async Task<List<Guid>> ErasedAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT person FROM journeys.erased ORDER BY person");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var erased = new List<Guid>();
        while (await reader.ReadAsync(cancellation)) erased.Add(reader.GetGuid(0));
        return erased;
    }
}
