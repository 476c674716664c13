using System.Collections.Concurrent;
using Journeys.Definitions;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>The content of every version that was ever published, by its hash, and which of them are in force.</summary>
public sealed class PublishedDefinitions(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<string, Definition> _read = new();
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, LanguageTexts>> _texts = new();

    /// <summary>A definition that has just been read needs no reading of its published content.</summary>
    internal void Remember(Definition definition) => _read[definition.Hash] = definition;

    /// <summary>The definition that a journey runs on.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or no longer read.</exception>
    public async ValueTask<Definition> WithHashAsync(string hash, CancellationToken cancellation) =>
        _read.TryGetValue(hash, out var known) ? known : _read.GetOrAdd(hash, await ReadAsync(hash, cancellation));

    /// <summary>
    /// What new journeys begin on: of each life event the highest version that is published and not retired. Asked of the
    /// database, since another host may have published.
    /// </summary>
    public async Task<IReadOnlyList<Definition>> InForceAsync(CancellationToken cancellation)
    {
        var hashes = new List<string>();
        await using (var command = database.CreateCommand(
            "SELECT DISTINCT ON (id) hash FROM journeys.definitions WHERE retired_at IS NULL ORDER BY id, version DESC"))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation)) hashes.Add(reader.GetString(0));
        var inForce = new List<Definition>(hashes.Count);
        foreach (var hash in hashes) inForce.Add(await WithHashAsync(hash, cancellation));
        return inForce;
    }

    /// <summary>The file as it was published; null where no definition has the hash.</summary>
    public async Task<string?> TextAsync(string hash, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT json FROM journeys.definitions WHERE hash = $1");
        command.Parameters.AddWithValue(hash);
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>The words that a version was published with, by language; null where none were kept.</summary>
    public async ValueTask<IReadOnlyDictionary<string, LanguageTexts>?> TextsAsync(string hash, CancellationToken cancellation)
    {
        if (_texts.TryGetValue(hash, out var known)) return known;
        await using var command = database.CreateCommand("SELECT texts FROM journeys.definitions WHERE hash = $1");
        command.Parameters.AddWithValue(hash);
        return await command.ExecuteScalarAsync(cancellation) is string json ? _texts.GetOrAdd(hash, PublishedContent.TextsOf(json)) : null;
    }

    /// <summary>A version that was published before words were kept gets those of the folder that still has it.</summary>
    internal async Task KeepTextsAsync(string hash, PublishedContent content, CancellationToken cancellation)
    {
        if (content.TextsJson is not { } texts) return;
        await using var command = database.CreateCommand("UPDATE journeys.definitions SET texts = $2 WHERE hash = $1 AND texts IS NULL");
        foreach (var value in (string[])[hash, texts]) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The hashes of all versions of all life events.</summary>
    public async Task<IReadOnlyList<string>> HashesAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT hash FROM journeys.definitions ORDER BY id, version");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var hashes = new List<string>();
        while (await reader.ReadAsync(cancellation)) hashes.Add(reader.GetString(0));
        return hashes;
    }

    private async Task<Definition> ReadAsync(string hash, CancellationToken cancellation)
    {
        var json = await TextAsync(hash, cancellation) ?? throw new InvalidOperationException(
            $"No published definition has the hash {hash}, which a journey runs on. Restore the table journeys.definitions from a backup.");
        var reading = DefinitionReader.Read($"published definition {hash}", json);
        return reading.Definition ?? throw new InvalidOperationException(
            $"The published definition {hash} is no longer read: {string.Join(Environment.NewLine, reading.Findings)}");
    }

    /// <summary>The hash of a published version of a life event, by default of the one in force; null where there is none.</summary>
    public async Task<string?> FindAsync(string id, int? version, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT hash FROM journeys.definitions WHERE id = $1 AND (version = $2 OR $2 IS NULL AND retired_at IS NULL) ORDER BY version DESC LIMIT 1");
        command.Parameters.AddWithValue(id);
        command.Parameters.Add(new NpgsqlParameter<int?> { TypedValue = version });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }
}
