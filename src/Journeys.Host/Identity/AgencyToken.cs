using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Journeys.Host.Identity;

/// <summary>A bearer token of one agency. Only its hash is kept, so that who reads the database cannot act as the agency.</summary>
public sealed record AgencyToken
{
    /// <summary>Stands before the secret in the token, and names it in lists and logs.</summary>
    public required string Id { get; init; }
    public required string Agency { get; init; }
    public required string Name { get; init; }
    public required byte[] Hash { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    [JsonIgnore]
    public bool Revoked => RevokedAt is not null;

    /// <summary>True if <paramref name="secret"/> is the token's own; takes the same time whether or not it is.</summary>
    public bool Fits(string secret) => CryptographicOperations.FixedTimeEquals(Hash, HashOf(secret));

    public bool ValidAt(DateTimeOffset now) => !Revoked && now < ExpiresAt;

    internal static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
