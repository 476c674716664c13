using System.Globalization;
using Journeys.Execution;
using Marten;
using Npgsql;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Journeys.Host.Engine;

/// <summary>Sends <see cref="DeadlineDue"/> for what came due, once however many hosts look; what came due while none ran is sent late.</summary>
public sealed class DeadlineSweeper(
    IDocumentStore store, IWolverineRuntime runtime, JourneyClock clock, ClockWatch watch, TimeProvider real, ILogger<DeadlineSweeper> logger) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _moved = new(0);

    /// <summary>Claims and sends all that is due now. Returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        for (var (sent, batch) = (0, Batch); ; sent += batch)
        {
            if (batch < Batch) return sent;
            batch = await ClaimAsync(cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        clock.Moved += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested) await TurnAsync(stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            clock.Moved -= Wake;
        }
    }

    private void Wake() => _moved.Release();

    private async Task TurnAsync(CancellationToken cancellation)
    {
        try
        {
            await SweepAsync(cancellation);
        }
        // Whatever it is: a background service that throws takes the host with it.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning(fault, "Deadlines could not be looked for; the next look is in a second");
        }

        using var look = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(_moved.WaitAsync(look.Token), Task.Delay(Look, real, look.Token));
        await look.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    private async Task<int> ClaimAsync(CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(cancellation);
        var due = await TakeAsync(session, cancellation);
        if (due.Count == 0) return 0;
        // A clock that has jumped lets nothing pass before the watch stops this host.
        if (await watch.WrongAsync(cancellation) is { } wrong) throw new InvalidOperationException(wrong);
        var outbox = new MartenOutbox(runtime, session);
        foreach (var deadline in due)
            await outbox.PublishAsync(deadline, new DeliveryOptions { DeduplicationId = IdOf(deadline).ToString() });
        await session.SaveChangesAsync(cancellation);
        return due.Count;
    }

    private async Task<IReadOnlyList<DeadlineDue>> TakeAsync(IDocumentSession session, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var command = new NpgsqlCommand($"""
            WITH due AS (SELECT ctid FROM journeys.deadlines WHERE due_at <= $1 ORDER BY due_at LIMIT {Batch} FOR UPDATE SKIP LOCKED),
                 taken AS (DELETE FROM journeys.deadlines d USING due WHERE d.ctid = due.ctid RETURNING d.*)
            SELECT journey, key, revision, mark, due_at FROM taken ORDER BY due_at, journey, key
            """, session.Connection);
        command.Parameters.AddWithValue(now);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var due = new List<DeadlineDue>();
        while (await reader.ReadAsync(cancellation))
        {
            due.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), Enum.Parse<DeadlineMark>(reader.GetString(3)), now));
            Telemetry.Due(now - await reader.GetFieldValueAsync<DateTimeOffset>(4, cancellation));
        }

        return due;
    }

    private static Guid IdOf(DeadlineDue due) => NameId.Of(
        "deadline", due.Journey.ToString(), due.Key, due.Revision.ToString(CultureInfo.InvariantCulture), due.Mark.ToString());
}
