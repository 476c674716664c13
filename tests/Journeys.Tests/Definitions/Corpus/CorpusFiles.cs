using System.Collections.Concurrent;
using Journeys.Definitions;
using Journeys.Host.Engine;

namespace Journeys.Tests.Definitions.Corpus;

/// <summary>The corpus: small definitions, each awkward or faulty in one way, read as a whole folder with what stands <c>beside</c> them.</summary>
internal static class CorpusFiles
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "Definitions", "Corpus"));

    /// <summary>Agencies, an agreement, an information object, texts, and another life event.</summary>
    private static readonly Dictionary<string, string> Beside = Below("beside");

    private static readonly ConcurrentDictionary<(string, string), WorkflowCatalogueReading> Readings = [];

    /// <summary>The names of all definitions in a folder of the corpus: files, and folders where it is not the definition that is at fault.</summary>
    public static IEnumerable<string> Names(string folder) => Directory.EnumerateFileSystemEntries(Path.Combine(Root, folder))
        .Select(p => Path.GetFileNameWithoutExtension(p)!).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The workflows folder that holds the definition.</summary>
    public static WorkflowFiles Of(string folder, string name)
    {
        var files = Beside.Where(f => !f.Key.StartsWith("texts.", StringComparison.Ordinal)).ToDictionary(f => $"workflows/{f.Key}", f => f.Value);
        foreach (var (path, text) in Beside.Where(f => f.Key.StartsWith("texts.", StringComparison.Ordinal)))
            files[$"workflows/{name}/{path}"] = files[$"workflows/other/{path}"] = text;
        if (File.Exists(PathOf(folder, name, ".json"))) files[$"workflows/{name}/workflow.json"] = File.ReadAllText(PathOf(folder, name, ".json"));
        foreach (var (path, text) in Below(Path.Combine(folder, name))) files[$"workflows/{path}"] = text;
        return new(files);
    }

    /// <summary>Each is read once.</summary>
    public static WorkflowCatalogueReading Read(string folder, string name) =>
        Readings.GetOrAdd((folder, name), _ => WorkflowFolder.Read(Of(folder, name), ExpressionEvaluator.Syntax));

    public static string[] Expected(string name) => File.ReadAllLines(PathOf("faulty", name, ".expected"));

    private static string PathOf(string folder, string name, string extension) => Path.Combine(Root, folder, name + extension);

    private static Dictionary<string, string> Below(string folder) => !Directory.Exists(Path.Combine(Root, folder)) ? []
        : Directory.EnumerateFiles(Path.Combine(Root, folder), "*.json", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Path.Combine(Root, folder), f).Replace('\\', '/'), File.ReadAllText);
}
