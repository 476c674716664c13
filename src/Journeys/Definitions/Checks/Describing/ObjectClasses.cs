using System.Text.Json.Nodes;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Describing;

/// <summary>Each information object that a life event uses has a source, and a class of confidentiality, integrity and traceability, 1 (low) to 4 (very high).</summary>
internal sealed class ObjectClasses(IReadOnlyDictionary<string, FolderEntry> objects, Func<string, JsonObject, Place> placeOf)
{
    private static readonly string[] Sides = ["confidentiality", "integrity", "traceability"];
    private readonly HashSet<string> _checked = [];

    public void Check(Draft draft, Gravity gravity)
    {
        foreach (var name in draft.Steps.SelectMany(s => s.Step.ObjectsIn.Concat(s.Step.ObjectsOut)).Concat(draft.Objects.Keys).Where(_checked.Add))
            if (objects.TryGetValue(name, out var entry)) Check(placeOf(entry.File, entry.Content), gravity);
    }

    private static void Check(Place place, Gravity gravity)
    {
        if (place["source"].Node is not JsonValue) gravity.Needed(place["source"], "the information object does not say who is its source.", "Write the id of an agency, or citizen.");
        foreach (var side in Sides)
            if (!place["class"][side].Exists) gravity.Needed(place["class"][side], "the information object has no such class, so nothing says how it is to be guarded.", "Write 1 (low) to 4 (very high).");
            else if (place["class"][side].Whole(least: 1) > 4) place["class"][side].Fault("a class is at most 4 (very high).", "Write 1 to 4.");
    }
}
