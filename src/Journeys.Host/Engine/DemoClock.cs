using System.Globalization;
using Journeys.Host.Storage;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>Moves a demonstration's clock. How far it is ahead is kept in the database, for every host and every restart.</summary>
public sealed class DemoClock(
    NpgsqlDataSource database, JourneyClock clock, TimeProvider real, DeadlineRows rows, DeadlineSweeper sweeper, Stillness stillness, HostMode mode)
    : IOpensWithStorage, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public async Task OpenAsync(CancellationToken cancellation)
    {
        if (!mode.Demo) return;
        await using var command = database.CreateCommand("SELECT ahead FROM journeys.demo");
        clock.Ahead = await command.ExecuteScalarAsync(cancellation) is TimeSpan ahead ? ahead : TimeSpan.Zero;
    }

    /// <summary>Goes from one due time to the next until <paramref name="instant"/>, each with all that follows from it. Never back.</summary>
    /// <exception cref="InvalidOperationException">This host is no demonstration.</exception>
    public async Task AdvanceToAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        if (!mode.Demo) throw new InvalidOperationException("Only a demonstration's clock can be moved. Start the host with --demo.");
        await _one.WaitAsync(cancellation);
        try
        {
            while (await NextAsync(cancellation) is { } due && due <= instant)
            {
                await MoveAsync(due, cancellation);
                await sweeper.SweepAsync(cancellation);
            }

            await MoveAsync(instant, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    // A host beside this one may have claimed a row a moment ago: what it sent is handled before the clock goes on.
    private async Task<DateTimeOffset?> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var next = await rows.NextAsync(cancellation);
            await stillness.WaitAsync(cancellation);
            if (await rows.NextAsync(cancellation) == next) return next;
        }
    }

    private async Task MoveAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        var ahead = instant - real.GetUtcNow();
        if (ahead <= clock.Ahead) return;
        await using var command = database.CreateCommand(
            "WITH moved AS (UPDATE journeys.demo SET ahead = $1) SELECT pg_notify('journeys', $2)");
        command.Parameters.AddWithValue(ahead);
        command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"clock:{ahead.Ticks}"));
        await command.ExecuteNonQueryAsync(cancellation);
        clock.Ahead = ahead;
    }
}
