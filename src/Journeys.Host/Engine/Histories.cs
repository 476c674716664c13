using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Storage;
using Journeys.WhatIf;
using Marten;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>The histories of a life event's journeys, opened for the moment in which they are decided again. Nothing opened is kept.</summary>
public sealed class Histories(IDocumentStore store, NpgsqlDataSource database, Sealer sealer)
{
    /// <summary>The latest journeys first, at most so many.</summary>
    public async Task<IReadOnlyList<(Guid Journey, History History)>> ReadAsync(string definition, int most, CancellationToken cancellation)
    {
        var read = new List<(Guid, History)>();
        foreach (var journey in await IdsAsync(definition, most, cancellation))
            read.Add((journey, History.Of(await EventsAsync(journey, cancellation))));
        return read;
    }

    private async Task<IReadOnlyList<Guid>> IdsAsync(string definition, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT id FROM journeys.mt_doc_journey WHERE data ->> 'definition' = $1 ORDER BY data ->> 'startedAt' DESC, id LIMIT $2");
        command.Parameters.AddWithValue(definition);
        command.Parameters.AddWithValue(most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation)) ids.Add(reader.GetGuid(0));
        return ids;
    }

    private async Task<IReadOnlyList<RecordedEvent>> EventsAsync(Guid journey, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var recorded = new List<RecordedEvent>();
        foreach (var stored in await session.Events.FetchStreamAsync(journey, token: cancellation))
            recorded.Add(new((IJourneyEvent)stored.Data, stored.Timestamp, await ClearAsync(DataOf(stored.Data), cancellation)));
        return recorded;
    }

    private static JsonElement? DataOf(object happened) => happened switch
    {
        RegisterFactRecorded e => e.Data,
        AnswerRecorded e => e.Data,
        TaskSubmitted e => e.Data,
        DemandRefused e => e.Data,
        _ => null,
    };

    private async Task<JsonElement?> ClearAsync(JsonElement? data, CancellationToken cancellation) =>
        data is { } closed && (await sealer.OpenAsync(closed, cancellation)).Data is { ValueKind: not JsonValueKind.Null } clear ? clear : null;
}
