using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Journeys.Host.Limits;

/// <summary>
/// How often one may come: by an agency's token as it was presented, by who is signed in, else by address. It is asked
/// before the token is looked up, so that a flood costs the database nothing.
/// </summary>
internal static class RateLimits
{
    /// <summary>For an endpoint that tells an open page of changes.</summary>
    public const string Live = "live";

    /// <summary>For an endpoint where an agency waits for messages.</summary>
    public const string Receive = "receive";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    public static void Configure(RateLimiterOptions options, Limit limit, Saves saves)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Refusal.Of(http) is null
            ? RateLimitPartition.GetTokenBucketLimiter(Key(http), key => Bucket(PerMinute(key, limit)))
            : RateLimitPartition.GetNoLimiter("refused"));
        options.AddPolicy(Live, http => AtOnce(http, limit.LivePerPerson));
        options.AddPolicy(Receive, http => AtOnce(http, limit.ReceivesPerToken));
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) => RejectAsync(rejected, saves);
    }

    /// <summary>A minute's share may come at once; it fills up each second.</summary>
    internal static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = (perMinute + 59) / 60,
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / perMinute)),
    };

    internal static string AddressOf(HttpContext http) => $"address:{http.Connection.RemoteIpAddress}";

    /// <summary>Who comes. Not by the token's public part, which somebody else could use up.</summary>
    private static string Key(HttpContext http)
    {
        if (http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } person) return $"person:{person}";
        var header = http.Request.Headers.Authorization.ToString();
        return header.Length is 0 or > 200
            ? AddressOf(http)
            : $"token:{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(header)))}";
    }

    private static int PerMinute(string key, Limit limit) => key[0] switch
    {
        'p' => limit.PersonPerMinute,
        't' => limit.TokenPerMinute,
        _ => limit.AddressPerMinute,
    };

    private static RateLimitPartition<string> AtOnce(HttpContext http, int most) =>
        RateLimitPartition.GetConcurrencyLimiter(Key(http), _ => new ConcurrencyLimiterOptions { PermitLimit = most });

    private static async ValueTask RejectAsync(OnRejectedContext rejected, Saves saves)
    {
        var http = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.Zero ? after : Again;
        new Refusal(RefusalKind.TooMany, wait).Refuse(http);
        if (saves.MayStill(http)) await http.GetEndpoint()!.RequestDelegate!(http);
    }
}
