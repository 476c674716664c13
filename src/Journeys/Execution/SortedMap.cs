using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Journeys.Execution;

/// <summary>
/// An immutable map from text, in ordinal order: the same content is always the same JSON, on every machine. A change copies two
/// arrays of references, which for the tens of entries of a journey costs less than a tree does, and reading them far less.
/// </summary>
[JsonConverter(typeof(SortedMapConverterFactory))]
[SuppressMessage("Naming", "CA1710", Justification = "A map is what it is.")]
public sealed class SortedMap<TValue> : IReadOnlyCollection<KeyValuePair<string, TValue>>, IEquatable<SortedMap<TValue>>
{
    private readonly string[] _keys;
    private readonly TValue[] _values;

    private SortedMap(string[] keys, TValue[] values) => (_keys, _values) = (keys, values);

    [SuppressMessage("Design", "CA1000", Justification = "As on the immutable collections.")]
    public static SortedMap<TValue> Empty { get; } = new([], []);

    public int Count => _keys.Length;
    public ImmutableArray<string> Keys => ImmutableCollectionsMarshal.AsImmutableArray(_keys);
    public ImmutableArray<TValue> Values => ImmutableCollectionsMarshal.AsImmutableArray(_values);
    public TValue this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no {key}.");

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value)
    {
        var at = IndexOf(key);
        value = at >= 0 ? _values[at] : default;
        return at >= 0;
    }

    public TValue? Find(string key) => TryGetValue(key, out var value) ? value : default;

    /// <summary>The same map where the key has that value already.</summary>
    public SortedMap<TValue> Set(string key, TValue value)
    {
        var at = IndexOf(key);
        if (at < 0)
            return new(Inserted(_keys, ~at, key), Inserted(_values, ~at, value));
        if (EqualityComparer<TValue>.Default.Equals(_values[at], value))
            return this;
        var values = (TValue[])_values.Clone();
        values[at] = value;
        return new(_keys, values);
    }

    public SortedMap<TValue> SetAll(IEnumerable<KeyValuePair<string, TValue>> items)
    {
        var all = new SortedDictionary<string, TValue>(StringComparer.Ordinal);
        foreach (var (key, value) in this) all[key] = value;
        foreach (var (key, value) in items) all[key] = value;
        return all.Count == 0 ? this : new([.. all.Keys], [.. all.Values]);
    }

    /// <summary>The same map where it has no such key.</summary>
    public SortedMap<TValue> Remove(string key)
    {
        var at = IndexOf(key);
        return at < 0 ? this : new([.. _keys.AsSpan(0, at), .. _keys.AsSpan(at + 1)], [.. _values.AsSpan(0, at), .. _values.AsSpan(at + 1)]);
    }

    /// <summary>Gives every key that only one of the two has, or that has another value.</summary>
    internal void Differences(SortedMap<TValue> other, Action<string> differs)
    {
        var (i, j) = (0, 0);
        while (i < _keys.Length || j < other._keys.Length)
        {
            var order = i == _keys.Length ? 1 : j == other._keys.Length ? -1
                : ReferenceEquals(_keys[i], other._keys[j]) ? 0 : string.CompareOrdinal(_keys[i], other._keys[j]);
            if (order != 0)
                differs(order < 0 ? _keys[i] : other._keys[j]);
            else if (!EqualityComparer<TValue>.Default.Equals(_values[i], other._values[j]))
                differs(_keys[i]);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<string, TValue>> IEnumerable<KeyValuePair<string, TValue>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(SortedMap<TValue>? other) => ReferenceEquals(this, other)
        || (other is not null && _keys.AsSpan().SequenceEqual(other._keys) && _values.AsSpan().SequenceEqual(other._values));

    public override bool Equals(object? obj) => Equals(obj as SortedMap<TValue>);

    public override int GetHashCode() => _keys.Length;

    private int IndexOf(string key)
    {
        var (low, high) = (0, _keys.Length - 1);
        while (low <= high)
        {
            var at = (low + high) >>> 1;
            var order = string.CompareOrdinal(_keys[at], key);
            if (order == 0)
                return at;
            if (order < 0) low = at + 1;
            else high = at - 1;
        }

        return ~low;
    }

    private static T[] Inserted<T>(T[] items, int at, T item)
    {
        var more = new T[items.Length + 1];
        Array.Copy(items, more, at);
        more[at] = item;
        Array.Copy(items, at, more, at + 1, items.Length - at);
        return more;
    }

    /// <summary>The entries in order. A value, so that going through a map takes no memory.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "As on the immutable collections.")]
    public struct Enumerator(SortedMap<TValue> map) : IEnumerator<KeyValuePair<string, TValue>>
    {
        private int _at = -1;

        public readonly KeyValuePair<string, TValue> Current => new(map._keys[_at], map._values[_at]);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_at < map._keys.Length;

        public void Reset() => _at = -1;

        public readonly void Dispose()
        {
        }
    }
}
