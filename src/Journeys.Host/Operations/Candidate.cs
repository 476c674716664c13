using Journeys.Definitions;
using Journeys.Host.Engine;

namespace Journeys.Host.Operations;

/// <summary>A life event as its folder has it now, with what is kept of it when it is published.</summary>
internal sealed record Candidate(Definition Definition, PublishedContent Content)
{
    /// <summary>Null where there is none or it has faults, which have been told.</summary>
    public static Candidate? Read(string written)
    {
        // As 'check' does: started by 'dotnet run', the program stands in its own folder, and not in the author's.
        var folder = Path.TrimEndingDirectorySeparator(WorkflowsPlace.Find(written, Environment.CurrentDirectory) ?? Path.GetFullPath(written));
        if (!File.Exists(Path.Combine(folder, "workflow.json")))
        {
            Console.Error.WriteLine($"{folder} holds no workflow.json. Name a life event's folder, such as workflows/bereavement.");
            return null;
        }

        var files = WorkflowsPlace.Files(Path.GetDirectoryName(folder)!);
        var reading = WorkflowFolder.Read(files, ExpressionEvaluator.Syntax);
        foreach (var finding in reading.Findings) Console.Error.WriteLine(finding);
        return reading.Findings.Count == 0 && reading.Definitions.TryGetValue(Path.GetFileName(folder), out var definition)
            ? new(definition, new(DefinitionContent.Of(files, definition.Id), reading.Texts[definition.Id]))
            : null;
    }
}
