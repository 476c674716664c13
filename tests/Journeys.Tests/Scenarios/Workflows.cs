using System.Runtime.CompilerServices;
using Journeys.Definitions;

namespace Journeys.Tests.Scenarios;

/// <summary>The life events of this repository, as their files are.</summary>
internal static class Workflows
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "../../../../workflows"));

    public static Definition Read(string lifeEvent)
    {
        var file = Path.Combine(Folder, lifeEvent, "workflow.json");
        var reading = DefinitionReader.Read(file, File.ReadAllText(file));
        return reading.Definition ?? throw new FormatException(string.Join(Environment.NewLine, reading.Findings));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
