using System.Collections.Concurrent;

namespace Journeys.Host.Storage;

/// <summary>A bounded memory with a short life: what another host erased is gone here too within <see cref="Life"/> of real time.</summary>
internal sealed class Recent<TKey, TValue>(TimeProvider time, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(5);
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<TKey, (TValue Value, long Since)> _entries = new(comparer);

    public bool TryGet(TKey key, out TValue value)
    {
        var found = _entries.TryGetValue(key, out var entry) && time.GetElapsedTime(entry.Since) < Life;
        value = entry.Value;
        return found;
    }

    public void Set(TKey key, TValue value)
    {
        if (_entries.Count >= Most) _entries.Clear();
        _entries[key] = (value, time.GetTimestamp());
    }

    public void Forget(TKey key) => _entries.TryRemove(key, out _);

    public void Clear() => _entries.Clear();
}
