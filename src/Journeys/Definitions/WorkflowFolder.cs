using Journeys.Definitions.Reading;

namespace Journeys.Definitions;

/// <summary>What keeps a text from being an expression, such as <c>is not JavaScript: Unexpected end of input (1:9)</c>; null where nothing does.</summary>
public delegate string? ScriptSyntax(string text);

/// <summary>
/// Reads a whole <c>workflows/</c> folder: <c>EVENT/workflow.json</c> and <c>EVENT/texts.LANGUAGE.json</c>, <c>agencies/</c>,
/// <c>agreements/</c> and <c>catalogue/</c>. All faults of all files come at once; bad input never throws.
/// </summary>
public static class WorkflowFolder
{
    /// <summary>Each expression is parsed by <paramref name="syntax"/>, as whoever evaluates it will; without it only the names that it reads are checked.</summary>
    public static WorkflowCatalogueReading Read(WorkflowFiles files, ScriptSyntax? syntax = null) => new FolderReading(files, syntax).Read();
}
