using System.Collections.Concurrent;
using Journeys.Definitions;
using Journeys.Host.Storage;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>The life events that can begin now, and every published version that a running journey keeps.</summary>
public sealed class DefinitionCatalogue(NpgsqlDataSource database, JourneyClock clock, WorkflowFolder folder) : IOpensWithStorage
{
    private readonly ConcurrentDictionary<string, Definition> _byHash = new();

    /// <summary>The current version of each life event, by id.</summary>
    public IReadOnlyDictionary<string, Definition> Current { get; private set; } = new Dictionary<string, Definition>();

    /// <summary>Reads the folder, refuses it where it has a fault, and keeps each version that is new.</summary>
    /// <exception cref="StartupException">A file has a fault, or has changed without a new version.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        var published = folder.Read();
        foreach (var one in published) await KeepAsync(one, cancellation);
        Current = published.ToDictionary(p => p.Definition.Id, p => p.Definition);
    }

    /// <summary>The life event that a register's fact begins; null where none does.</summary>
    public Definition? StartingBy(string register, string fact) =>
        Current.Values.FirstOrDefault(d => d.Index.Starters.Any(s => s.Register == register && s.Fact == fact));

    /// <summary>The definition that a journey runs on, also when a later version is current.</summary>
    public async ValueTask<Definition> WithHashAsync(string hash, CancellationToken cancellation)
    {
        if (_byHash.TryGetValue(hash, out var known)) return known;
        await using var command = database.CreateCommand("SELECT json FROM journeys.definitions WHERE hash = $1");
        command.Parameters.AddWithValue(hash);
        var json = (string?)await command.ExecuteScalarAsync(cancellation) ?? throw new InvalidOperationException(
            $"No published definition has the hash {hash}, which a journey runs on. Restore the table journeys.definitions from a backup.");
        return _byHash.GetOrAdd(hash, WorkflowFolder.Parse($"definition {hash}", json));
    }

    private async Task KeepAsync(Published published, CancellationToken cancellation)
    {
        var (definition, json) = published;
        await using var command = database.CreateCommand("""
            INSERT INTO journeys.definitions (hash, id, version, json, published_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING;
            """);
        foreach (var value in (object[])[definition.Hash, definition.Id, definition.Version, json, clock.GetUtcNow()])
            command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(cancellation);
        await VerifyAsync(definition, cancellation);
        _byHash[definition.Hash] = definition;
    }

    private async Task VerifyAsync(Definition definition, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT max(version), max(hash) FILTER (WHERE version = $2) FROM journeys.definitions WHERE id = $1");
        command.Parameters.AddWithValue(definition.Id);
        command.Parameters.AddWithValue(definition.Version);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var (latest, hash) = (reader.GetInt32(0), await reader.GetFieldValueAsync<string?>(1, cancellation));
        if (hash != definition.Hash)
            throw new StartupException($"""
                The life event '{definition.Id}' has changed, but its version is still {definition.Version}, which is published.
                Raise "version" in its workflow.json to {latest + 1}, or take the change back: journeys that run on version {definition.Version} keep it.
                """);
    }
}
