using System.Data;
using JasperFx.Events.Daemon;
using Marten;
using Npgsql;

namespace Journeys.Host.Storage;

/// <summary>
/// Runs the asynchronous projections on one host at a time: the one that holds an advisory lock. Another takes over
/// within seconds of its end. (Marten's own HotCold mode needs a fork of DistributedLock.Postgres.)
/// </summary>
internal sealed class AsyncProjections(IDocumentStore store, NpgsqlDataSource database, TimeProvider real, ILogger<AsyncProjections> logger)
    : BackgroundService
{
    private const long Lock = 0x4A6F75726E657973;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            // A host that stops takes its database away; the next one projects what is left.
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Whatever it is: a background service that throws takes the host with it.
            catch (Exception fault)
            {
                logger.LogWarning(fault, "The asynchronous projections stopped; they are tried again in {Seconds} s", Look.TotalSeconds);
            }

            await Task.Delay(Look, real, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        while (!await IsTrueAsync(connection, $"SELECT pg_try_advisory_lock({Lock})", cancellation)) await PauseAsync(cancellation);
        using var daemon = await store.BuildProjectionDaemonAsync(logger: logger);
        try
        {
            await daemon.StartAllAsync();
            // The lock lives as long as this connection does. Where this host can project no further, perhaps since a newer
            // version wrote what it does not know, another takes over.
            while (await IsTrueAsync(connection, "SELECT true", cancellation) && !daemon.HasAnyPaused()) await PauseAsync(cancellation);
            if (!cancellation.IsCancellationRequested) logger.LogWarning("This host can project no further; another may");
        }
        finally
        {
            await daemon.StopAllAsync();
            // A connection that broke took its lock with it.
            if (connection.State == ConnectionState.Open) await IsTrueAsync(connection, $"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private async Task PauseAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Look, real);
        await timer.WaitForNextTickAsync(cancellation);
    }

    private static async Task<bool> IsTrueAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
