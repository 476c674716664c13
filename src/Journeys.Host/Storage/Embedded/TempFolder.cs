namespace Journeys.Host.Storage.Embedded;

/// <summary>A new folder that only one account can enter, in the temporary folder or, where that is closed to it, in /tmp.</summary>
internal static class TempFolder
{
    // A socket's path has 107 bytes at most, its file and the random part included.
    private const int LongestParent = 60;

    public static async Task<string> CreateAsync(ServerAccount account, string prefix, CancellationToken cancellation)
    {
        string[] parents = Path.GetTempPath().Length <= LongestParent ? [Path.GetTempPath(), "/tmp"] : ["/tmp"];
        Command? made = null;
        foreach (var parent in parents)
        {
            var template = Path.Combine(parent, prefix + "-XXXXXXXXXX");
            made = await Command.RunAsync(account, "/", "mktemp", ["-d", template], cancellation);
            if (made is { Succeeded: true }) return made.Output;
        }
        throw new EmbeddedPostgresException(
            $"No temporary folder can be made in {string.Join(" or ", parents)}: {made?.Output ?? "there is no program 'mktemp'."} Set TMPDIR to a folder with room.");
    }
}
