using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Journeys.Execution;

/// <summary>An immutable map from text, in ordinal order: the same content is always the same JSON, on every machine.</summary>
[JsonConverter(typeof(SortedMapConverterFactory))]
[SuppressMessage("Naming", "CA1710", Justification = "A map is what it is.")]
public sealed class SortedMap<TValue> : IReadOnlyCollection<KeyValuePair<string, TValue>>, IEquatable<SortedMap<TValue>>
{
    private readonly ImmutableSortedDictionary<string, TValue> _items;

    private SortedMap(ImmutableSortedDictionary<string, TValue> items) => _items = items;

    [SuppressMessage("Design", "CA1000", Justification = "As on the immutable collections.")]
    public static SortedMap<TValue> Empty { get; } =
        new(ImmutableSortedDictionary<string, TValue>.Empty.WithComparers(StringComparer.Ordinal));

    public int Count => _items.Count;
    public IEnumerable<string> Keys => _items.Keys;
    public IEnumerable<TValue> Values => _items.Values;
    public TValue this[string key] => _items[key];

    public bool ContainsKey(string key) => _items.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value) => _items.TryGetValue(key, out value);

    public TValue? Find(string key) => _items.TryGetValue(key, out var value) ? value : default;

    public SortedMap<TValue> Set(string key, TValue value) => new(_items.SetItem(key, value));

    public SortedMap<TValue> SetAll(IEnumerable<KeyValuePair<string, TValue>> items) => new(_items.SetItems(items));

    public SortedMap<TValue> Remove(string key) => new(_items.Remove(key));

    public IEnumerator<KeyValuePair<string, TValue>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(SortedMap<TValue>? other) => other is not null && _items.SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as SortedMap<TValue>);

    public override int GetHashCode() => _items.Count;
}

internal sealed class SortedMapConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(SortedMap<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(SortedMapConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}

internal sealed class SortedMapConverter<TValue> : JsonConverter<SortedMap<TValue>>
{
    public override SortedMap<TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SortedMap<TValue>.Empty.SetAll(JsonSerializer.Deserialize<Dictionary<string, TValue>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, SortedMap<TValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, item) in value)
        {
            writer.WritePropertyName(key);
            JsonSerializer.Serialize(writer, item, options);
        }

        writer.WriteEndObject();
    }
}
