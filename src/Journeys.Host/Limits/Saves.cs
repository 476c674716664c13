using System.Security.Claims;
using System.Threading.RateLimiting;

namespace Journeys.Host.Limits;

/// <summary>Beyond the limit of their requests, what a person has typed is still saved a few times a minute.</summary>
internal sealed class Saves(Limit limit) : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<string> _saves = PartitionedRateLimiter.Create<string, string>(
        person => RateLimitPartition.GetTokenBucketLimiter(person, _ => RateLimits.Bucket(limit.SavesPerMinute)));

    public bool MayStill(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<SavesTypedAttribute>() is null) return false;
        if (http.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } person) return false;
        using var lease = _saves.AttemptAcquire(person);
        return lease.IsAcquired;
    }

    public ValueTask DisposeAsync() => _saves.DisposeAsync();
}
