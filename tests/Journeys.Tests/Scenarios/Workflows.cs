using System.Runtime.CompilerServices;
using Journeys.Definitions;

namespace Journeys.Tests.Scenarios;

/// <summary>The life events of this repository, as their files are.</summary>
internal static class Workflows
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "../../../../workflows"));

    /// <summary>The third version of bereavement, as faults are tried on it.</summary>
    public static string Frozen { get; } = Path.GetFullPath(Path.Combine(Folder, "../tests/Journeys.Faults/Workflows"));

    public static Definition Read(string lifeEvent, string? folder = null)
    {
        folder ??= Folder;
        var files = new WorkflowFiles(Directory.EnumerateFiles(Path.Combine(folder, lifeEvent), "*.json", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText));
        var reading = DefinitionReader.Read(Path.Combine(folder, lifeEvent, "workflow.json"), DefinitionContent.Of(files, lifeEvent));
        return reading.Definition ?? throw new FormatException(string.Join(Environment.NewLine, reading.Findings));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
