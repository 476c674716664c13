using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.Definitions;

/// <summary>
/// The one text of a workflow that its hash is taken of: keys in ordinal order, numbers and strings in one form,
/// without the layout, ids and dates that Elsa Studio writes anew.
/// </summary>
public static class CanonicalJson
{
    private static readonly string[] RootOnly = ["id", "createdAt", "toolVersion"];

    /// <summary>SHA-256, in lower-case hexadecimal, of <see cref="Text"/>.</summary>
    public static string Hash(JsonNode workflow) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(workflow))));

    public static string Text(JsonNode workflow)
    {
        var text = new StringBuilder();
        Write(text, workflow, isRoot: true);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, bool isRoot = false)
    {
        switch (node)
        {
            case JsonObject members: WriteObject(text, members, isRoot); break;
            case JsonArray items: WriteArray(text, items); break;
            case null: text.Append("null"); break;
            default: WriteScalar(text, node); break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonObject members, bool isRoot)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (IsLeftOut(members, name, value, isRoot)) continue;
            if (!first) text.Append(',');
            first = false;
            WriteString(text, name);
            text.Append(':');
            Write(text, name == "metadata" ? WithoutLayout(value) : value);
        }
        text.Append('}');
    }

    private static bool IsLeftOut(JsonObject owner, string name, JsonNode? value, bool isRoot) => name switch
    {
        "nodeId" => owner.ContainsKey("type"),
        "vertices" => owner.ContainsKey("source"),
        "metadata" => WithoutLayout(value) is JsonObject { Count: 0 },
        _ => isRoot && RootOnly.Contains(name),
    };

    private static JsonNode? WithoutLayout(JsonNode? metadata)
    {
        if (metadata is not JsonObject members || !members.ContainsKey("designer")) return metadata;
        var rest = (JsonObject)members.DeepClone();
        rest.Remove("designer");
        return rest;
    }

    private static void WriteArray(StringBuilder text, JsonArray items)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(',');
            Write(text, items[i]);
        }
        text.Append(']');
    }

    private static void WriteScalar(StringBuilder text, JsonNode value)
    {
        if (value.GetValueKind() == JsonValueKind.String) WriteString(text, value.GetValue<string>());
        else if (value.GetValueKind() == JsonValueKind.Number) text.Append(Number(value.ToJsonString()));
        else text.Append(value.ToJsonString());
    }

    private static string Number(string written)
    {
        if (decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return exact == 0 ? "0" : exact.ToString("G29", CultureInfo.InvariantCulture);
        return double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (c < ' ') text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else text.Append(c);
        }
        text.Append('"');
    }
}
