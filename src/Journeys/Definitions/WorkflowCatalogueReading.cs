namespace Journeys.Definitions;

/// <summary>What a <c>workflows/</c> folder holds. Nothing of it may run while there is a finding.</summary>
/// <param name="Definitions">By definition id; those whose own file has no fault.</param>
/// <param name="Texts">By definition id, then by language.</param>
/// <param name="Agencies">By id.</param>
/// <param name="Agreements">By id; empty where the folder has none.</param>
/// <param name="Objects">By id; empty where the folder has none.</param>
/// <param name="Findings">All faults of all files, in the order of their paths.</param>
public sealed record WorkflowCatalogueReading(
    IReadOnlyDictionary<string, Definition> Definitions,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, LanguageTexts>> Texts,
    IReadOnlyDictionary<string, AgencyDescription> Agencies,
    IReadOnlyDictionary<string, FolderEntry> Agreements,
    IReadOnlyDictionary<string, FolderEntry> Objects,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>What stops nothing, and should be mended all the same.</summary>
    public IReadOnlyList<Finding> Warnings { get; init; } = [];
}
