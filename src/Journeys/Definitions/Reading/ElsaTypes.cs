using System.Collections.Frozen;

namespace Journeys.Definitions.Reading;

/// <summary>Elsa's names for the types of inputs and variables; an array is such a name followed by <c>[]</c>.</summary>
internal static class ElsaTypes
{
    private static readonly FrozenSet<string> Aliases = FrozenSet.Create(
        "String", "Boolean", "Int16", "Int32", "Int64", "Decimal", "Single", "Double", "Guid", "DateTime", "DateTimeOffset", "TimeSpan",
        "Object", "JSON", "JsonElement", "JsonNode", "JsonObject", "JsonArray", "StringDictionary", "ObjectDictionary", "StringMap",
        "ObjectMap", "ByteArray", "Stream");

    /// <summary>Refuses a type name that Elsa has no alias for, or that is not the one wanted.</summary>
    public static void Check(Place place, string? wanted = null)
    {
        if (place.Text() is not { } name) return;
        var element = name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;
        if (!Aliases.Contains(element))
            place.Fault($"'{name}' is no type name that is read here.", Nearest.Remedy(element, Aliases));
        else if (wanted is not null && name != wanted)
            place.Fault($"the type of this input is {wanted}, not {name}.", $"Write \"{wanted}\".");
    }
}
