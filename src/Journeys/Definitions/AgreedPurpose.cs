using System.Text.Json.Nodes;
using Journeys.Execution;

namespace Journeys.Definitions;

/// <summary>What an agreement may be used for: the life events it names, while it is in force, where the facts it requires hold.</summary>
public static class AgreedPurpose
{
    /// <summary>Why the agreement does not cover an exchange of this journey on this day; null where it does.</summary>
    public static string? Refusal(JsonObject agreement, string lifeEvent, Func<string, FactValue?> fact, DateOnly on)
    {
        if (Names(agreement["lifeEvents"]) is { } lifeEvents && !lifeEvents.Contains(lifeEvent))
            return $"the agreement is not for {lifeEvent}, only for {string.Join(", ", lifeEvents)}";
        if (FactValue.Of($"{agreement["validFrom"]}").Date > on || FactValue.Of($"{agreement["validTo"]}").Date < on)
            return $"the agreement is in force from {agreement["validFrom"]} to {agreement["validTo"]}";
        return Names(agreement["requires"])?.FirstOrDefault(r => fact(r) is not { IsTrue: true }) is { } lacking
            ? $"the agreement requires {lacking}, which is not so"
            : null;
    }

    private static List<string>? Names(JsonNode? node) => (node as JsonArray)?.Select(n => $"{n}").ToList();
}
