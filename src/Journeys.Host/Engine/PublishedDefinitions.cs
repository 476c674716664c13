using Journeys.Definitions;
using Journeys.Host.Storage;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>Every version of a definition that was ever published, by the hash of its content.</summary>
public sealed class PublishedDefinitions(NpgsqlDataSource database, JourneyClock clock)
{
    /// <summary>Keeps a version that is new.</summary>
    /// <exception cref="StartupException">Another content is published under the same version.</exception>
    public async Task KeepAsync(Definition definition, string json, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "INSERT INTO journeys.definitions (hash, id, version, json, published_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING");
        foreach (var value in (object[])[definition.Hash, definition.Id, definition.Version, json, clock.GetUtcNow()])
            command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(cancellation);
        await VerifyAsync(definition, cancellation);
    }

    public async Task<Definition> ReadAsync(string hash, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT json FROM journeys.definitions WHERE hash = $1");
        command.Parameters.AddWithValue(hash);
        var json = (string?)await command.ExecuteScalarAsync(cancellation) ?? throw new InvalidOperationException(
            $"No published definition has the hash {hash}, which a journey runs on. Restore the table journeys.definitions from a backup.");
        var reading = DefinitionReader.Read($"published definition {hash}", json);
        return reading.Definition ?? throw new InvalidOperationException(
            $"The published definition {hash} is no longer read: {string.Join(Environment.NewLine, reading.Findings)}");
    }

    /// <summary>The hash of a published version of a life event, by default of the last; null where there is none.</summary>
    public async Task<string?> FindAsync(string id, int? version, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT hash FROM journeys.definitions WHERE id = $1 AND ($2 IS NULL OR version = $2) ORDER BY version DESC LIMIT 1");
        command.Parameters.AddWithValue(id);
        command.Parameters.Add(new NpgsqlParameter<int?> { TypedValue = version });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    private async Task VerifyAsync(Definition definition, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT hash, (SELECT max(version) FROM journeys.definitions WHERE id = $1) FROM journeys.definitions WHERE id = $1 AND version = $2");
        command.Parameters.AddWithValue(definition.Id);
        command.Parameters.AddWithValue(definition.Version);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            throw new StartupException($"""
                The life event '{definition.Id}' is back, as version {definition.Version}, to a content that was published under another version.
                Raise "version" in its workflow.json above every published one, and change its content with it.
                """);
        if (reader.GetString(0) != definition.Hash)
            throw new StartupException($"""
                The life event '{definition.Id}' has changed, but its version is still {definition.Version}, which is published.
                Raise "version" in its workflow.json to {reader.GetInt32(1) + 1}, or take the change back: journeys that run on version {definition.Version} keep it.
                """);
    }
}
