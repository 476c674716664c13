using System.Globalization;
using Journeys.Host.Storage;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>
/// Compares this machine's clock with the database's, which all hosts share. A host whose clock is wrong would let last
/// days pass too early or too late and take living hosts for dead: it does not start, and one that goes wrong stops.
/// </summary>
public sealed class ClockWatch(NpgsqlDataSource database, MachineTime machine, IHostApplicationLifetime host, ILogger<ClockWatch> logger)
    : BackgroundService, IOpensWithStorage
{
    /// <summary>How far the two may be apart.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <exception cref="StartupException">The clocks are too far apart.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        if (await WrongAsync(cancellation) is { } wrong) throw new StartupException(wrong);
    }

    /// <summary>What is wrong, and how to mend it; null where the clocks agree.</summary>
    internal async Task<string?> WrongAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        var (asked, began) = (machine.GetUtcNow(), machine.GetTimestamp());
        var said = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellation))!, TimeSpan.Zero);
        var took = machine.GetElapsedTime(began);
        // It was read at some time while the answer was on its way: only what that cannot explain counts.
        var ahead = asked + (took / 2) - said;
        if (ahead.Duration() - (took / 2) <= Most) return null;
        return string.Create(CultureInfo.InvariantCulture, $"""
            The clock of this machine is {ahead.Duration():d\.hh\:mm\:ss} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the database's; {Most.TotalSeconds} s are the most they may differ.
            Look which of the two is wrong, set it right (chronyc makestep, or timedatectl set-ntp true), then start the host again.
            """);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, machine);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            if (await WrongAsync(cancellation) is not { } wrong) return;
            logger.LogCritical("{Wrong} This host stops", wrong);
            Environment.ExitCode = 1;
            host.StopApplication();
        }
        // Whatever it is: a background service that throws takes the host with it.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            logger.LogDebug("The database's clock could not be read ({Fault})", fault.GetType().Name);
        }
    }
}
