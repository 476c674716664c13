using System.Text.Json;
using Journeys.Host.Storage;
using Marten;

namespace Journeys.Host.Citizen;

public readonly record struct DraftKey(Guid Journey, string Bookmark, Guid Person)
{
    public override string ToString() => $"{Journey:N}/{Bookmark}/{Person:N}";
}

/// <summary>A half-filled form as it is stored: its fields sealed with the key of the person who fills it in.</summary>
public sealed record Draft(string Id, Guid Journey, string Bookmark, Guid Person, JsonElement Fields);

/// <summary>Half-filled forms by journey, bookmark and person: they survive days, and go with the person to other devices. Nobody else reads them.</summary>
public sealed class Drafts(IDocumentStore store, Sealer sealer)
{
    /// <summary>The fields; null where there is no draft, or its person is erased.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> FindAsync(DraftKey key, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Draft>(key.ToString(), cancellation) is not { } draft) return null;
        var opened = await sealer.OpenAsync(draft.Fields, cancellation);
        return opened.Erased.Count > 0 ? null : opened.Data.Deserialize<Dictionary<string, string>>();
    }

    public async Task SaveAsync(DraftKey key, IReadOnlyDictionary<string, string> fields, CancellationToken cancellation)
    {
        // The names of properties are not sealed: they are the questions' ids, no personal data.
        var closed = await sealer.SealAsync(JsonSerializer.SerializeToElement(fields), key.Person, cancellation);
        await using var session = store.LightweightSession();
        session.Store(new Draft(key.ToString(), key.Journey, key.Bookmark, key.Person, closed));
        await session.SaveChangesAsync(cancellation);
    }

    /// <summary>Deletes everyone's draft of a task that was sent.</summary>
    public async Task DropAsync(Guid journey, string bookmark, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        session.DeleteWhere<Draft>(d => d.Journey == journey && d.Bookmark == bookmark);
        await session.SaveChangesAsync(cancellation);
    }

    /// <summary>The tasks that a person has begun.</summary>
    public async Task<IReadOnlySet<string>> BegunAsync(Guid journey, Guid person, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return (await session.Query<Draft>().Where(d => d.Journey == journey && d.Person == person).Select(d => d.Bookmark).ToListAsync(cancellation)).ToHashSet();
    }
}
