using System.Threading.RateLimiting;

namespace Journeys.Host.Limits;

/// <summary>Counts the tokens that nobody has, by address: each costs a look in the database, and may be a guess.</summary>
public sealed class WrongTokens(Limit limit) : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _tries = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetTokenBucketLimiter(RateLimits.AddressOf(http), _ => RateLimits.Bucket(limit.WrongTokensPerMinute)));

    /// <summary>Refuses the request where its address has tried too many.</summary>
    public bool Refused(HttpContext http)
    {
        // Whole ones: a bucket that has begun to fill holds a part of one, and would let a look at it through.
        var refused = _tries.GetStatistics(http) is { CurrentAvailablePermits: < 1 };
        if (refused) new Refusal(RefusalKind.TooMany, TimeSpan.FromSeconds(60)).Refuse(http);
        return refused;
    }

    public void Count(HttpContext http) => _tries.AttemptAcquire(http).Dispose();

    public ValueTask DisposeAsync() => _tries.DisposeAsync();
}
