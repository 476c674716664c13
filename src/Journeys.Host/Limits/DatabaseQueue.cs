using System.Threading.RateLimiting;

namespace Journeys.Host.Limits;

/// <summary>
/// As many requests as the database has connections for are worked on at once; some more wait, for seconds; the rest is
/// refused at once, while there is still time to say so.
/// </summary>
internal sealed class DatabaseQueue(Limit limit) : IAsyncDisposable
{
    private readonly ConcurrencyLimiter _places = new(new()
    {
        PermitLimit = limit.DatabaseAtOnce,
        QueueLimit = limit.DatabaseQueue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (Refusal.Of(http) is not null || http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<UnqueuedAttribute>()?.Holds(http) == true)
        {
            await next(http);
            return;
        }

        using var place = await PlaceAsync(http.RequestAborted);
        if (place is { IsAcquired: true }) await next(http);
        else new Refusal(RefusalKind.Overloaded, TimeSpan.FromSeconds(limit.DatabaseQueueSeconds)).Refuse(http);
    }

    public ValueTask DisposeAsync() => _places.DisposeAsync();

    private async Task<RateLimitLease?> PlaceAsync(CancellationToken gone)
    {
        if (_places.AttemptAcquire() is { IsAcquired: true } free) return free;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(gone);
        patience.CancelAfter(TimeSpan.FromSeconds(limit.DatabaseQueueSeconds));
        try
        {
            return await _places.AcquireAsync(cancellationToken: patience.Token);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            return null;
        }
    }
}
