using System.Text.Json;

namespace Journeys.Host.Storage;

/// <summary>What was opened; the leaves of <see cref="Erased"/> persons are JSON null in it.</summary>
public sealed record OpenResult(JsonElement Data, IReadOnlySet<Guid> Erased);

/// <summary>Data and the person whom it is about where it names nobody else.</summary>
public sealed record Unsealed(JsonElement Data, Guid About);

/// <summary>
/// Seals personal data, each scalar with the key of the person it is about, and opens it again. A document is opened
/// whole, as it was sealed. Names of properties are not sealed.
/// </summary>
public sealed class Sealer(PersonRegistry registry)
{
    public async Task<JsonElement> SealAsync(JsonElement data, Guid about, CancellationToken cancellation = default) =>
        (await SealAsync([new(data, about)], cancellation))[0];

    /// <summary>Seals a batch with one query for the keys. Throws <see cref="SealException"/> where a person was erased or never registered.</summary>
    public async Task<IReadOnlyList<JsonElement>> SealAsync(IReadOnlyList<Unsealed> batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var owners = new HashSet<Guid>();
        foreach (var one in batch) JsonLeaves.Owners(one.Data, one.About, owners);
        var keys = await registry.KeysAsync(owners, cancellation);
        if (owners.Where(owner => !keys.ContainsKey(owner)).ToList() is [var missing, ..])
            throw new SealException($"Person {missing} has no key: erased, or never registered. Keep nothing about them.");
        return [.. batch.Select(one => JsonLeaves.Rewrite(one.Data, one.About, (writer, leaf) =>
            writer.WriteStringValue(SealedLeaf.Close(leaf, keys[leaf.Owner]).ToString())))];
    }

    public async Task<OpenResult> OpenAsync(JsonElement document, CancellationToken cancellation = default) =>
        (await OpenAsync([document], cancellation))[0];

    /// <summary>Opens a batch with one query for the keys. Throws <see cref="SealException"/> where a leaf was tampered with.</summary>
    public async Task<IReadOnlyList<OpenResult>> OpenAsync(IReadOnlyList<JsonElement> batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var persons = new HashSet<Guid>();
        foreach (var document in batch)
            JsonLeaves.Rewrite(document, Guid.Empty, (writer, leaf) =>
            {
                if (SealedLeaf.TryParse(leaf.Value, out var closed)) persons.Add(closed.Person);
                writer.WriteNullValue();
            });
        var keys = await registry.KeysAsync(persons, cancellation);
        return [.. batch.Select(document => Open(document, keys))];
    }

    private static OpenResult Open(JsonElement document, IReadOnlyDictionary<Guid, byte[]> keys)
    {
        var erased = new HashSet<Guid>();
        var data = JsonLeaves.Rewrite(document, Guid.Empty, (writer, leaf) =>
        {
            if (!SealedLeaf.TryParse(leaf.Value, out var closed))
            {
                leaf.Value.WriteTo(writer);
            }
            else if (keys.TryGetValue(closed.Person, out var key))
            {
                writer.WriteRawValue(closed.Open(key, leaf.Path));
            }
            else
            {
                erased.Add(closed.Person);
                writer.WriteNullValue();
            }
        });
        return new OpenResult(data, erased);
    }
}
