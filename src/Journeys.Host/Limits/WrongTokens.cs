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
        using var lease = _tries.AttemptAcquire(http, 0);
        if (!lease.IsAcquired) new Refusal(RefusalKind.TooMany, TimeSpan.FromSeconds(60)).Refuse(http);
        return !lease.IsAcquired;
    }

    public void Count(HttpContext http) => _tries.AttemptAcquire(http).Dispose();

    public ValueTask DisposeAsync() => _tries.DisposeAsync();
}
