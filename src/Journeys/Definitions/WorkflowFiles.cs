namespace Journeys.Definitions;

/// <summary>The files of a <c>workflows/</c> folder, path to text; the paths are those that findings name, with <c>/</c> between their parts.</summary>
public sealed record WorkflowFiles(IReadOnlyDictionary<string, string> Texts);
