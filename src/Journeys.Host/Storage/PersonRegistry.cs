using System.Security.Cryptography;

namespace Journeys.Host.Storage;

/// <summary>
/// Gives each personal number one person id and one key. Erasing a person holds here at once, and on other hosts within
/// five seconds: what they seal for the person in between can never be opened.
/// </summary>
public sealed class PersonRegistry(Vault vault, MasterKey master, TimeProvider time)
{
    private readonly Recent<string, Guid> _persons = new(time, StringComparer.Ordinal);
    private readonly Recent<Guid, byte[]> _keys = new(time);

    /// <summary>Throws <see cref="FormatException"/> where it is no personal number.</summary>
    public async Task<Guid> PersonFor(string personalNumber, CancellationToken cancellation = default)
    {
        if (!PersonalNumber.TryParse(personalNumber, out var number))
            throw new FormatException("Not a personal number. Give twelve digits with a real date and a right check digit.");
        return (await PersonsFor([number], cancellation))[number];
    }

    /// <summary>The persons of these numbers, new ones added.</summary>
    public async Task<IReadOnlyDictionary<PersonalNumber, Guid>> PersonsFor(
        IReadOnlyCollection<PersonalNumber> numbers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var hashes = numbers.Distinct().ToDictionary(number => number, master.Hash);
        var persons = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var name in hashes.Values.Select(Convert.ToHexString))
            if (_persons.TryGet(name, out var person)) persons[name] = person;
        await FindAsync(hashes.Values, persons, cancellation);
        var added = hashes.Values.Where(hash => !persons.ContainsKey(Convert.ToHexString(hash))).ToArray();
        foreach (var hash in added) await AddAsync(hash, cancellation);
        // Read again: another may have added the same number first.
        await FindAsync(added, persons, cancellation);
        return hashes.ToDictionary(pair => pair.Key, pair => persons[Convert.ToHexString(pair.Value)]);
    }

    /// <summary>
    /// Deletes the person's key: what was sealed for them can never be opened again, here, in a backup without the vault,
    /// or where an older vault is restored beside the list of the erased.
    /// </summary>
    public async Task EraseAsync(Guid person, CancellationToken cancellation = default)
    {
        await vault.EraseAsync([person], cancellation);
        _persons.Clear();
        _keys.Forget(person);
    }

    /// <summary>The keys of these persons, with one query for those not at hand; who was erased is absent.</summary>
    internal async Task<IReadOnlyDictionary<Guid, byte[]>> KeysAsync(IEnumerable<Guid> persons, CancellationToken cancellation)
    {
        var keys = new Dictionary<Guid, byte[]>();
        var missing = new List<Guid>();
        foreach (var person in persons.Distinct())
            if (_keys.TryGet(person, out var key)) keys[person] = key;
            else missing.Add(person);
        if (missing.Count == 0) return keys;
        foreach (var (person, key) in await vault.KeysAsync([.. missing], cancellation))
        {
            keys[person] = key;
            _keys.Set(person, key);
        }

        return keys;
    }

    private async Task FindAsync(IEnumerable<byte[]> hashes, Dictionary<string, Guid> persons, CancellationToken cancellation)
    {
        byte[][] missing = [.. hashes.Where(hash => !persons.ContainsKey(Convert.ToHexString(hash)))];
        if (missing.Length == 0) return;
        foreach (var (hash, person) in await vault.FindAsync(missing, cancellation))
        {
            persons[Convert.ToHexString(hash)] = person;
            _persons.Set(Convert.ToHexString(hash), person);
        }
    }

    private Task AddAsync(byte[] hash, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return vault.AddAsync(Guid.CreateVersion7(now), hash, RandomNumberGenerator.GetBytes(32), now, cancellation);
    }
}
