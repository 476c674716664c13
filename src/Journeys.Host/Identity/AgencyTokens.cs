using Journeys.Host.Agency;
using Marten;
using Marten.Patching;

namespace Journeys.Host.Identity;

/// <summary>Issues, lists, revokes and recognises the agencies' tokens. They live on real time, whatever the demo's clock says.</summary>
public sealed class AgencyTokens(IDocumentStore store, AgencyCatalogue agencies, TimeProvider time)
{
    /// <summary>A new token, which nobody can read again.</summary>
    /// <exception cref="ArgumentException">No such agency, or not a positive number of days; the message names the agencies there are.</exception>
    public async Task<BearerToken> IssueAsync(string agency, string? name, int days, CancellationToken cancellation = default)
    {
        if (agencies.Find(agency) is null)
            throw new ArgumentException(
                $"There is no agency '{agency}'. Use one of {string.Join(", ", agencies.Ids)}, or add workflows/agencies/{agency}.json.", nameof(agency));
        if (days is < 1 or > 3650)
            throw new ArgumentException($"{days} days is not a token's life. Give 1 to 3650.", nameof(days));
        var token = BearerToken.Create();
        await using var session = store.LightweightSession();
        session.Insert(new AgencyToken
        {
            Id = token.Id,
            Agency = agency,
            Name = name ?? agency,
            Hash = AgencyToken.HashOf(token.Secret),
            IssuedAt = time.GetUtcNow(),
            ExpiresAt = time.GetUtcNow().AddDays(days),
        });
        await session.SaveChangesAsync(cancellation);
        return token;
    }

    public async Task<IReadOnlyList<AgencyToken>> ListAsync(CancellationToken cancellation = default)
    {
        await using var session = store.QuerySession();
        return await session.Query<AgencyToken>().OrderBy(t => t.Agency).ThenBy(t => t.IssuedAt).ToListAsync(cancellation);
    }

    /// <summary>The token ends now; false where there is no such token.</summary>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellation = default)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<AgencyToken>(id, cancellation) is not { } token) return false;
        session.Store(token with { RevokedAt = token.RevokedAt ?? time.GetUtcNow() });
        await session.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>The valid token that <paramref name="text"/> is; null for any other text.</summary>
    public async Task<AgencyToken?> RecogniseAsync(string text, CancellationToken cancellation)
    {
        if (!BearerToken.TryParse(text, out var bearer)) return null;
        await using var session = store.LightweightSession();
        var token = await session.LoadAsync<AgencyToken>(bearer.Id, cancellation);
        if (token is null || !token.Fits(bearer.Secret) || !token.ValidAt(time.GetUtcNow())) return null;
        await NoteUseAsync(session, token, cancellation);
        return token;
    }

    private async Task NoteUseAsync(IDocumentSession session, AgencyToken token, CancellationToken cancellation)
    {
        var minute = new DateTimeOffset(time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
        if (token.LastUsedAt >= minute) return;
        // A patch, not the document: a revocation at the same moment must stand.
        session.Patch<AgencyToken>(token.Id).Set(t => t.LastUsedAt, minute);
        await session.SaveChangesAsync(cancellation);
    }
}
