using Journeys.Host.Limits;
using Npgsql;

namespace Journeys.Host.Agency;

/// <summary>
/// How many accepted messages wait to be applied: read each second on one connection, and counted up by what this host
/// accepts in between. Beyond the limit no new ones are taken; those that are safe lose nothing.
/// </summary>
internal sealed class Backlog(NpgsqlDataSource database, Limit limit, TimeProvider time, ILogger<Backlog> logger) : BackgroundService
{
    // The count stops at the limit, so that it stays cheap when it matters.
    private const string Sql = "SELECT count(*) FROM (SELECT 1 FROM wolverine.wolverine_incoming_envelopes WHERE status = 'Incoming' LIMIT $1) AS waiting";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private long _waiting;

    /// <summary>The problem to answer with where <paramref name="more"/> messages are too many; else they are counted.</summary>
    public Problem? Refuses(int more)
    {
        if (Interlocked.Read(ref _waiting) + more > limit.Backlog) return Problems.Backlog(Again);
        Interlocked.Add(ref _waiting, more);
        return null;
    }

    /// <summary>Reads how many wait now.</summary>
    internal async Task ReadAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue((long)limit.Backlog);
        Interlocked.Exchange(ref _waiting, (long)(await command.ExecuteScalarAsync(cancellation))!);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The host stops, perhaps before it was wholly started: no fault to tell.
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await ReadAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            logger.LogDebug("The backlog could not be read ({Fault})", fault.GetType().Name);
        }
    }
}
