using System.Text.Json.Nodes;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Describing;

/// <summary>A life event says what it is, in which life situation, who answers for it, since when, and what it is in the five perspectives.</summary>
internal sealed class LifeEventMetadata(Place journeys, Gravity gravity, IReadOnlyCollection<string> agencies)
{
    /// <summary>Life situations are a closed list, so that a person finds a life event among the others.</summary>
    public static readonly IReadOnlyList<string> Situations =
        ["Arbete", "Skola", "Hälsa", "Företag", "Familj", "Åldrande", "Vårdnad", "Samhälle", "Utbildning", "Boende", "Fritid"];

    public static readonly IReadOnlyList<string> Perspectives = ["process", "information", "service", "law", "security"];

    public void Check()
    {
        Need(journeys["lifeEvent"]["local"], "its own code for the life event", "Write the code, such as J1.");
        Want(journeys["lifeEvent"]["eu"], "the EU's code for the life event", "Write the value of the EU's code list, such as death-of-close-person.");
        CheckSituation();
        CheckOwner();
        Need(journeys["validFrom"], "since when it holds", "Write a day, such as 2026-11-01.");
        if (journeys.Node is not JsonObject own || !own.ContainsKey("validTo"))
            Gravity.Wanted(journeys["validTo"], "the life event does not say until when it holds.", "Write the last day, or null.");
        CheckPerspectives();
        if (journeys["controlPoints"].Node is not JsonArray { Count: > 0 })
            Gravity.Wanted(journeys["controlPoints"], "the life event has no control points: nothing says when a person takes over, or when it is called off.", "Write them: {\"id\": \"annulled\", \"abort\": true, \"letter\": true}.");
    }

    private void CheckSituation()
    {
        var place = journeys["situation"];
        if (TextOf(place) is not { } situation) Need(place, "its life situation", $"Write one of {string.Join(", ", Situations)}.");
        else if (!Situations.Contains(situation)) place.Fault($"'{situation}' is none of the life situations.", $"Write one of {string.Join(", ", Situations)}.");
    }

    private void CheckOwner()
    {
        var place = journeys["owner"];
        if (TextOf(place) is not { } owner) Need(place, "who answers for it", "Write the id of an agency.");
        else if (agencies.Count > 0 && !agencies.Contains(owner)) place.Fault($"no file in agencies/ is the owner '{owner}'.", Nearest.Remedy(owner, agencies));
    }

    private void CheckPerspectives()
    {
        var place = journeys["perspectives"];
        foreach (var name in Perspectives) Need(place[name], $"what it is in the perspective '{name}'", "Write it, in a few sentences.");
        foreach (var (name, value) in place.Node is JsonObject ? place.Members() : [])
            if (!Perspectives.Contains(name)) value.Fault($"'{name}' is none of the five perspectives.", Nearest.Remedy(name, Perspectives));
    }

    private void Need(Place place, string what, string remedy)
    {
        if (TextOf(place) is null) gravity.Needed(place, $"the life event does not say {what}.", remedy);
    }

    private static void Want(Place place, string what, string remedy)
    {
        if (TextOf(place) is null) Gravity.Wanted(place, $"the life event does not say {what}.", remedy);
    }

    private static string? TextOf(Place place) =>
        place.Node is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;
}
