using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>The moment when every message that was sent has been handled, or given up.</summary>
public sealed class Stillness(NpgsqlDataSource database, TimeProvider real)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public async Task WaitAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Look, real);
        while (await IsBusyAsync(cancellation)) await timer.WaitForNextTickAsync(cancellation);
    }

    private async Task<bool> IsBusyAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT EXISTS (SELECT FROM wolverine.wolverine_incoming_envelopes WHERE status <> 'Handled')");
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
