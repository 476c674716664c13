using System.Runtime.CompilerServices;
using Journeys.Definitions;

namespace Journeys.Tests.Scenarios;

/// <summary>The life events of this repository, as their files are.</summary>
internal static class Workflows
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "../../../../workflows"));

    public static Definition Read(string lifeEvent)
    {
        var files = new WorkflowFiles(Directory.EnumerateFiles(Path.Combine(Folder, lifeEvent), "*.json", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'), File.ReadAllText));
        var reading = DefinitionReader.Read(Path.Combine(Folder, lifeEvent, "workflow.json"), DefinitionContent.Of(files, lifeEvent));
        return reading.Definition ?? throw new FormatException(string.Join(Environment.NewLine, reading.Findings));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
