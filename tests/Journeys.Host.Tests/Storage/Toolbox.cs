namespace Journeys.Host.Tests.Storage;

/// <summary>A PATH with the machine's tools but no PostgreSQL.</summary>
internal static class Toolbox
{
    private static readonly string[] Tools =
        ["chmod", "chown", "env", "flock", "id", "mktemp", "mv", "node", "npm", "rm", "setsid", "sh", "sleep", "useradd"];

    public static string Create(string folder, params string[] without)
    {
        var box = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        foreach (var tool in Tools.Except(without))
            if (OnPath(tool) is { } program)
                File.CreateSymbolicLink(Path.Combine(box, tool), program);
        return box;
    }

    private static string? OnPath(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);
}
