using System.Globalization;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>
/// Carries signals between the hosts on one database by LISTEN and NOTIFY, after the commit and several at a time,
/// since a NOTIFY within a commit makes all commits wait for each other.
/// </summary>
public sealed class SignalRelay(
    NpgsqlDataSource database, JourneySignals signals, JourneyClock clock, AskedMigrations migrations, TimeProvider real, ILogger<SignalRelay> logger) : BackgroundService
{
    private const string Clock = "clock";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(KeepOnAsync(ListenAsync, stoppingToken), KeepOnAsync(TellAsync, stoppingToken));

    private async Task KeepOnAsync(Func<CancellationToken, Task> act, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await act(stopping);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            // Whatever it is: a background service that throws takes the host with it.
            catch (Exception fault)
            {
                logger.LogWarning(fault, "Signals between hosts are interrupted; pages follow again when the database answers");
                await Task.Delay(Pause, real, CancellationToken.None);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await using var connection = await database.OpenConnectionAsync(stopping);
        connection.Notification += (_, notice) => Hear(notice.Payload);
        await using (var command = new NpgsqlCommand("LISTEN journeys", connection)) await command.ExecuteNonQueryAsync(stopping);
        await ReadClockAsync(stopping);
        migrations.Hear();
        while (true) await connection.WaitAsync(stopping);
    }

    private async Task TellAsync(CancellationToken stopping)
    {
        while (await signals.Committed.WaitToReadAsync(stopping))
        {
            var latest = new Dictionary<Guid, long>();
            while (signals.Committed.TryRead(out var commit)) latest[commit.Journey] = commit.Version;
            await using var command = database.CreateCommand("SELECT pg_notify('journeys', signal) FROM unnest($1) AS signal");
            command.Parameters.AddWithValue(latest.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Key} {l.Value}")).ToArray());
            await command.ExecuteNonQueryAsync(stopping);
        }
    }

    private void Hear(string payload)
    {
        if (payload.Split(' ') is [var journey, var version])
            signals.Raise(Guid.Parse(journey), long.Parse(version, CultureInfo.InvariantCulture));
        else if (payload == AskedMigrations.Signal)
            migrations.Hear();
        else if (payload.StartsWith(Clock, StringComparison.Ordinal))
            clock.Ahead = new(long.Parse(payload.AsSpan(Clock.Length + 1), CultureInfo.InvariantCulture));
    }

    private async Task ReadClockAsync(CancellationToken stopping)
    {
        await using var command = database.CreateCommand("SELECT ahead FROM journeys.demo");
        if (await command.ExecuteScalarAsync(stopping) is TimeSpan ahead) clock.Ahead = ahead;
    }
}
