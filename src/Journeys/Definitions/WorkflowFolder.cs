using Journeys.Definitions.Reading;

namespace Journeys.Definitions;

/// <summary>
/// Reads a whole <c>workflows/</c> folder: <c>EVENT/workflow.json</c> and <c>EVENT/texts.LANGUAGE.json</c>, <c>agencies/</c>,
/// <c>agreements/</c> and <c>catalogue/</c>. All faults of all files come at once; bad input never throws.
/// </summary>
public static class WorkflowFolder
{
    public static WorkflowCatalogueReading Read(WorkflowFiles files) => new FolderReading(files).Read();
}
