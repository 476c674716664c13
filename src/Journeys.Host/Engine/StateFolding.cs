using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Storage;
using Marten;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>Folds a stored state of an older form anew, from its events. One of a newer form is refused.</summary>
internal static class StateFolding
{
    /// <param name="store">Where the journey is.</param>
    /// <param name="schema">The form that was read.</param>
    /// <param name="journey">Its id.</param>
    /// <param name="cancellation">Nothing is written where it comes first.</param>
    /// <exception cref="NewerFormException">A newer version has written the state, or one of its events.</exception>
    public static async Task OfAsync(IDocumentStore store, int schema, Guid journey, CancellationToken cancellation)
    {
        if (schema > Journey.CurrentSchema) throw NewerForm.OfState(journey, schema, Journey.CurrentSchema);
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Whoever appends holds this row: between reading the events and writing their fold none can come.
        await ExecuteAsync(connection, "SELECT FROM journeys.mt_streams WHERE id = $1 FOR UPDATE", cancellation, journey);
        await ExecuteAsync(
            connection, "UPDATE journeys.mt_doc_journey SET data = $2::jsonb, mt_last_modified = now() WHERE id = $1 AND (data ->> 'schema')::int < $3", cancellation,
            journey, JsonSerializer.Serialize(await FoldAsync(store, transaction, journey, cancellation), JourneyJson.Options), Journey.CurrentSchema);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<Journey> FoldAsync(IDocumentStore store, NpgsqlTransaction transaction, Guid journey, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(Marten.Services.SessionOptions.ForTransaction(transaction));
        var events = await session.Events.FetchStreamAsync(journey, token: cancellation);
        return events.Aggregate(Journey.Initial with { Id = journey }, (state, e) => Journey.Evolve(state, (IJourneyEvent)e.Data, e.Timestamp));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
