using System.Buffers;
using System.Text.Json;

namespace Journeys.Host.Storage;

/// <summary>A scalar of a tree: whose it is, and where it stands (a JSON pointer, RFC 6901).</summary>
internal readonly record struct Leaf(JsonElement Value, Guid Owner, string Path);

/// <summary>
/// Walks the scalars of a tree. An object whose <c>person</c> is a person's id is about that person, down to the next
/// such object; the rest is about the one given. The <c>person</c> itself is no leaf: it stays as it is.
/// </summary>
internal static class JsonLeaves
{
    private const string Person = "person";

    public static void Owners(JsonElement tree, Guid about, HashSet<Guid> owners) =>
        Rewrite(tree, about, (writer, leaf) =>
        {
            owners.Add(leaf.Owner);
            writer.WriteNullValue();
        });

    /// <summary>A copy of the tree with each leaf as <paramref name="write"/> writes it.</summary>
    public static JsonElement Rewrite(JsonElement tree, Guid about, Action<Utf8JsonWriter, Leaf> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) Copy(tree, about, "", writer, write);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>The person an object is about, where it says so by id.</summary>
    public static Guid? PersonOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(Person, out var person) && IsPerson(person, out var id) ? id : null;

    private static void Copy(JsonElement element, Guid owner, string path, Utf8JsonWriter writer, Action<Utf8JsonWriter, Leaf> write)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                CopyObject(element, PersonOf(element) ?? owner, path, writer, write);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var (i, item) in element.EnumerateArray().Index()) Copy(item, owner, $"{path}/{i}", writer, write);
                writer.WriteEndArray();
                break;
            default:
                write(writer, new Leaf(element, owner, path));
                break;
        }
    }

    private static void CopyObject(JsonElement element, Guid owner, string path, Utf8JsonWriter writer, Action<Utf8JsonWriter, Leaf> write)
    {
        writer.WriteStartObject();
        foreach (var property in element.EnumerateObject())
        {
            writer.WritePropertyName(property.Name);
            if (property.NameEquals(Person) && IsPerson(property.Value, out _)) property.Value.WriteTo(writer);
            else Copy(property.Value, owner, $"{path}/{Escape(property.Name)}", writer, write);
        }

        writer.WriteEndObject();
    }

    private static bool IsPerson(JsonElement value, out Guid id)
    {
        id = default;
        return value.ValueKind == JsonValueKind.String && Guid.TryParseExact(value.GetString(), "D", out id);
    }

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
