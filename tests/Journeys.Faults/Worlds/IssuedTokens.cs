using System.Security.Cryptography;
using System.Text;
using Journeys.Host.Identity;
using Journeys.Host.Storage;
using Marten;
using static JasperFx.AutoCreate;

namespace Journeys.Faults.Worlds;

/// <summary>Issues tokens as the operator's command does, straight into the database.</summary>
internal static class IssuedTokens
{
    private static readonly string[] Names =
        ["skatteverket", "polismyndigheten", "begravningshuvudman", "pensionsmyndigheten", "overformyndaren", "kommunen", "transportstyrelsen"];

    public static async Task<Dictionary<string, string>> IssueAsync(string connection, CancellationToken cancellation)
    {
        using var store = DocumentStore.For(marten =>
        {
            marten.Connection(connection);
            marten.DatabaseSchemaName = "journeys";
            marten.AutoCreateSchemaObjects = None;
            marten.UseSystemTextJsonForSerialization(configure: json => JourneyJson.Configure(json));
        });
        var (issued, now) = (Names.ToDictionary(n => n, _ => BearerToken.Create()), TimeProvider.System.GetUtcNow());
        await using var session = store.LightweightSession();
        session.Insert([.. issued.Select(t => new AgencyToken
        {
            Id = t.Value.Id,
            Agency = t.Key,
            Name = t.Key,
            Hash = SHA256.HashData(Encoding.UTF8.GetBytes(t.Value.Secret)),
            IssuedAt = now,
            ExpiresAt = now.AddDays(1),
        })]);
        await session.SaveChangesAsync(cancellation);
        return issued.ToDictionary(t => t.Key, t => t.Value.ToString());
    }
}
