using Journeys.Execution;
using Journeys.Host.Storage;
using Marten;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>
/// After an upgrade that changed the state's form: folds the states that nobody has asked for yet, a batch at a time, on one
/// host. What is asked for meanwhile is folded at once by who asks.
/// </summary>
internal sealed class StateFoldings(
    IDocumentStore store, NpgsqlDataSource database, StateForms forms, TimeProvider real, ILogger<StateFoldings> logger) : BackgroundService
{
    internal const int Batch = 100;
    private const long Lock = 0x4A6F75726E657946;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await forms.AreFoldedAsync(stoppingToken) || await FoldAsync(stoppingToken)) return;
            }
            // Whatever it is: a background service that throws takes the host with it.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(fault, "States of an older form wait to be folded anew; it is tried again in {Seconds} s", Pause.TotalSeconds);
            }
            catch (Exception)
            {
                return;
            }

            await Task.Delay(Pause, real, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>False where another host is at it.</summary>
    private async Task<bool> FoldAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var alone = new NpgsqlCommand($"SELECT pg_try_advisory_lock({Lock})", connection);
        if (await alone.ExecuteScalarAsync(cancellation) is not true) return false;
        try
        {
            await AllAsync(connection, cancellation);
            await forms.SetFoldedAsync(cancellation);
            return true;
        }
        finally
        {
            await using var over = new NpgsqlCommand($"SELECT pg_advisory_unlock({Lock})", connection);
            await over.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private async Task AllAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (folded, last) = (0, Guid.Empty);
        while (await NextAsync(connection, last, cancellation) is { Count: > 0 } batch)
        {
            foreach (var (journey, schema) in batch) await StateFolding.OfAsync(store, schema, journey, cancellation);
            (folded, last) = (folded + batch.Count, batch[^1].Journey);
            logger.LogInformation("{Count} states of an older form have been folded anew to form {Form}", folded, Journey.CurrentSchema);
        }
    }

    private static async Task<List<(Guid Journey, int Schema)>> NextAsync(NpgsqlConnection connection, Guid after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("""
            SELECT id, (data ->> 'schema')::int FROM journeys.mt_doc_journey
            WHERE id > $1 AND (data ->> 'schema')::int < $2 ORDER BY id LIMIT $3
            """, connection)
        { CommandTimeout = 0, Parameters = { new() { Value = after }, new() { Value = Journey.CurrentSchema }, new() { Value = Batch } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var batch = new List<(Guid, int)>();
        while (await reader.ReadAsync(cancellation)) batch.Add((reader.GetGuid(0), reader.GetInt32(1)));
        return batch;
    }
}
