using Journeys.Host.Storage;
using Journeys.Host.Storage.Embedded;

namespace Journeys.Host.Elsa.Studio;

/// <summary>
/// Elsa Studio from npm (MIT, 92 MB unpacked), unchanged, at the version and with the hash of Elsa/npm/package-lock.json. An
/// optional part: it is fetched where it is asked for, once for all hosts of the machine.
/// </summary>
/// <remarks>In <c>Journeys:Studio:Folder</c>, else in the cache where programs from npm are kept.</remarks>
public sealed class StudioPackage(IConfiguration configuration, IHostEnvironment environment)
{
    public const string Name = "@elsa-workflows/elsa-studio-wasm";
    public const string Version = "3.8.2";

    private static readonly string[] Files = ["package.json", "package-lock.json"];
    private static readonly string[] Ci = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=2", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=2000"];

    private string Home => configuration["Journeys:Studio:Folder"] is { Length: > 0 } configured
        ? Path.GetFullPath(configured, environment.ContentRootPath)
        : Path.Combine(EmbeddedPostgresOptions.From(configuration, environment.ContentRootPath).CacheFolder, $"elsa-studio-{Version}");

    /// <summary>Where the Studio's files are; null where it was not fetched.</summary>
    public string? Folder => Path.Combine(Home, "node_modules", Name) is var folder && File.Exists(Path.Combine(folder, "package.json")) ? folder : null;

    /// <summary>Fetches it, unless it is there. No script of the package runs.</summary>
    /// <exception cref="StartupException">It cannot be fetched; the message says how to mend it.</exception>
    public async Task<string> RestoreAsync(CancellationToken cancellation)
    {
        if (Folder is { } there) return there;
        var staging = $"{Home}.fetching-{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(staging);
            foreach (var file in Files) await CopyAsync(file, staging, cancellation);
            await RunAsync(staging, cancellation);
            // Whoever was first has the same files.
            if (!Directory.Exists(Home)) Directory.Move(staging, Home);
        }
        finally
        {
            if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
        }

        return Folder ?? throw new StartupException($"{Home} is there, but holds no Elsa Studio. Remove it, then restore the Studio again.");
    }

    private static async Task CopyAsync(string file, string folder, CancellationToken cancellation)
    {
        await using var pinned = typeof(StudioPackage).Assembly.GetManifestResourceStream($"studio.{file}")!;
        await using var copy = File.Create(Path.Combine(folder, file));
        await pinned.CopyToAsync(copy, cancellation);
    }

    private static async Task RunAsync(string folder, CancellationToken cancellation)
    {
        var npm = await Command.RunAsync(ServerAccount.Ours, folder, "npm", Ci, cancellation);
        if (npm is { Succeeded: true }) return;
        throw new StartupException($"""
            npm's {Name} {Version} cannot be fetched:
            {npm?.Output ?? "there is no program 'npm' on PATH."}
            Go online with Node.js and npm installed, or point Journeys:Studio:Folder at a folder where 'npm ci' was run with the files of src/Journeys.Host/Elsa/npm.
            """);
    }
}
