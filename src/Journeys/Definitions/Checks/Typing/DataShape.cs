using System.Text.Json.Nodes;

namespace Journeys.Definitions.Checks.Typing;

/// <summary>What a JSON Schema says of arriving data; null members where it says nothing.</summary>
internal sealed record DataShape(JsonObject Schema)
{
    /// <summary>The names that it declares; empty where it declares none.</summary>
    public IEnumerable<string> Names => (Schema["properties"] as JsonObject)?.Select(p => p.Key) ?? [];

    public bool DeclaresNames => Schema["properties"] is JsonObject { Count: > 0 };

    public DataShape? Member(string name) => (Schema["properties"] as JsonObject)?[name] is JsonObject member ? new(member) : null;

    public DataShape? Item => Schema["items"] is JsonObject item ? new(item) : null;

    public bool IsArray => Schema["type"]?.ToString() == "array";

    public bool IsObject => Schema["type"]?.ToString() == "object";

    /// <summary>What a value of it is as a fact; null where that is not known.</summary>
    public Kinds? Kinds
    {
        get
        {
            if (Schema["enum"] is JsonArray options && options.All(o => o is JsonValue v && v.TryGetValue<string>(out _)))
                return Typing.Kinds.Text([.. options.Select(o => o!.GetValue<string>())]);
            return (Schema["type"]?.ToString(), Schema["format"]?.ToString()) switch
            {
                ("boolean", _) => Typing.Kinds.Bool,
                ("integer", _) => Typing.Kinds.Count,
                ("string", "date") => Typing.Kinds.Date,
                _ => null,
            };
        }
    }
}
