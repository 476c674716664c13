using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Storage;
using Journeys.WhatIf;
using Marten;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>Which journeys to decide again; null means any. The latest come first.</summary>
public sealed record HistoryChoice(int Most, JourneyStatus? Status)
{
    public static HistoryChoice Latest { get; } = new(1_000, null);
}

/// <summary>The histories of a life event's journeys, opened for the moment in which they are decided again. Nothing opened is kept.</summary>
public sealed class Histories(IDocumentStore store, NpgsqlDataSource database, Sealer sealer, PublishedDefinitions definitions)
{
    public async Task<IReadOnlyList<History>> ReadAsync(string definition, HistoryChoice choice, CancellationToken cancellation)
    {
        var read = new List<History>();
        foreach (var journey in await IdsAsync(definition, choice, cancellation))
        {
            var events = await EventsAsync(journey, cancellation);
            var hash = events.Select(e => e.Event switch { JourneyStarted s => s.Hash, JourneyMigrated m => m.Certificate.To.Hash, _ => null }).OfType<string>().Last();
            read.Add(History.Of(journey, await definitions.WithHashAsync(hash, cancellation), events));
        }

        return read;
    }

    /// <summary>How many journeys a life event has had.</summary>
    public async Task<int> CountAsync(string definition, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT count(*)::int FROM journeys.mt_doc_journey WHERE data ->> 'definition' = $1");
        command.Parameters.AddWithValue(definition);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<IReadOnlyList<Guid>> IdsAsync(string definition, HistoryChoice choice, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            SELECT id FROM journeys.mt_doc_journey WHERE data ->> 'definition' = $1 AND ($2 = '' OR data ->> 'status' = $2)
            ORDER BY data ->> 'startedAt' DESC, id LIMIT $3
            """);
        foreach (var value in (object[])[definition, choice.Status?.ToString() ?? "", choice.Most]) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation)) ids.Add(reader.GetGuid(0));
        return ids;
    }

    /// <summary>One journey's stream, whole, with its data in clear.</summary>
    internal async Task<IReadOnlyList<RecordedEvent>> EventsAsync(Guid journey, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var recorded = new List<RecordedEvent>();
        foreach (var stored in await session.Events.FetchStreamAsync(journey, token: cancellation))
            recorded.Add(new((IJourneyEvent)stored.Data, stored.Timestamp, await ClearAsync((stored.Data as IHoldsData)?.Data, cancellation)));
        return recorded;
    }

    private async Task<JsonElement?> ClearAsync(JsonElement? data, CancellationToken cancellation) =>
        data is { } closed && (await sealer.OpenAsync(closed, cancellation)).Data is { ValueKind: not JsonValueKind.Null } clear ? clear : null;
}
