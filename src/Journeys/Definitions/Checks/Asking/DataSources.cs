using System.Text.Json.Nodes;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Asking;

/// <summary>Who has a datum: a step that an agency or a register answers, or an agency by an agreement that covers the life event.</summary>
internal sealed class DataSources(Draft draft, IReadOnlyDictionary<string, FolderEntry> agreements, IReadOnlyDictionary<string, FolderEntry> objects)
{
    private const string Citizen = "citizen";

    /// <summary>The steps that give an information object or one of the facts.</summary>
    public IReadOnlyList<Step> Steps(AskedQuestion asked) =>
        [.. draft.Steps.Select(s => s.Step).Where(s => s != asked.Step && Gives(s, asked)).DistinctBy(s => s.StepId)];

    /// <summary>The agency that is the object's source in the catalogue, and the agreement by which it gives it; null where there is none.</summary>
    public (string Agency, string Agreement)? Agreed(string? name)
    {
        if (name is null || SourceOf(name) is not { } source || source == Citizen) return null;
        return agreements.Values.OrderBy(a => a.Id, StringComparer.Ordinal).FirstOrDefault(a => Covers(a.Content, name)) is { } agreement ? (source, agreement.Id) : null;
    }

    private bool Gives(Step step, AskedQuestion asked) => step is RegisterFact or AgencyActivity
        && ((asked.Object is { } name && step.ObjectsOut.Contains(name) && SourceOf(name) != Citizen)
            || (step is RegisterFact or FetchEvidence && asked.Facts.Any(step.Facts.ContainsKey)));

    private string? SourceOf(string name) => objects.GetValueOrDefault(name)?.Content["source"]?.ToString();

    private bool Covers(JsonObject agreement, string name) => Names(agreement["objects"]?["out"], name)
        && (agreement["lifeEvents"] is not JsonArray || (draft.Id is { } id && Names(agreement["lifeEvents"], id)));

    private static bool Names(JsonNode? list, string name) => list is JsonArray all && all.Any(a => a?.ToString() == name);
}
