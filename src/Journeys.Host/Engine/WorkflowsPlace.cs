using System.Text;
using Journeys.Definitions;
using Journeys.Host.Storage;

namespace Journeys.Host.Engine;

/// <summary>Where the <c>workflows/</c> folder is: <c>Journeys:Workflows</c>, else the nearest one at or above the content root.</summary>
public sealed class WorkflowsPlace(IConfiguration configuration, IHostEnvironment environment)
{
    public const string Name = "workflows";

    /// <exception cref="StartupException">There is no such folder.</exception>
    public string Folder => configuration["Journeys:Workflows"] is { Length: > 0 } configured
        ? Existing(Path.GetFullPath(configured, environment.ContentRootPath))
        : Nearest(Name, environment.ContentRootPath);

    /// <summary>Every JSON file below a folder, by its path there.</summary>
    public static WorkflowFiles Files(string folder) => new(Directory
        .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), f => File.ReadAllText(f, Encoding.UTF8), StringComparer.Ordinal));

    private static string Existing(string folder) => Directory.Exists(folder)
        ? folder
        : throw new StartupException($"Journeys:Workflows is {folder}, and there is no such folder. Point it at the folder that holds the life events.");

    /// <summary>The folder of that name or relative path at or above another folder.</summary>
    /// <exception cref="StartupException">There is none.</exception>
    public static string Nearest(string name, string from) => Find(name, from)
        ?? throw new StartupException($"There is no folder '{name}' at or above {from}. Set Journeys:Workflows to the folder that holds the life events.");

    /// <summary>The same; null where there is none.</summary>
    public static string? Find(string name, string from)
    {
        for (var place = new DirectoryInfo(from); place is not null; place = place.Parent)
            if (Path.Combine(place.FullName, name) is var folder && Directory.Exists(folder)) return folder;
        return null;
    }
}
