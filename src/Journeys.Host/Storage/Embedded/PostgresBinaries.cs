using System.Globalization;
using System.Text.RegularExpressions;

namespace Journeys.Host.Storage.Embedded;

/// <summary>PostgreSQL's programs: their folder and version.</summary>
internal sealed partial record PostgresBinaries(string Folder, string Version)
{
    public int Major => int.Parse(Version.Split('.')[0], CultureInfo.InvariantCulture);

    /// <summary>
    /// The configured folder; else the first of PATH, the system (highest version first) and npm's cache that has the
    /// data's version; else npm. Data of another version is refused.
    /// </summary>
    public static async Task<PostgresBinaries> FindAsync(
        EmbeddedPostgresOptions options, ServerFolder folder, ServerAccount account, ILogger logger, CancellationToken cancellation)
    {
        if (options.BinFolder is { } configured)
            return MajorVersions.Agree(folder, await ConfiguredAsync(configured, account, cancellation));
        PostgresBinaries? first = null;
        foreach (var place in (string[])[.. OnPath(), .. InSystem(options.SystemFolder), NpmPostgres.Cached(options.CacheFolder)])
        {
            var found = await LookAsync(place, account, cancellation);
            if (found is not null && found.Major == (folder.Major ?? found.Major)) return found;
            first ??= found;
        }
        first ??= await LookAsync(await NpmPostgres.FetchAsync(options.CacheFolder, logger, cancellation), account, cancellation)
            ?? throw new EmbeddedPostgresException($"""
                PostgreSQL was fetched into {options.CacheFolder}, but the account that runs it cannot start it there.
                Set Journeys:Postgres:CacheFolder to a folder that every user can enter.
                """);
        return MajorVersions.Agree(folder, first);
    }

    private static async Task<PostgresBinaries> ConfiguredAsync(
        string configured, ServerAccount account, CancellationToken cancellation) =>
        await LookAsync(configured, account, cancellation) ?? throw new EmbeddedPostgresException($"""
            Journeys:Postgres:BinFolder is {configured}, but there are no programs 'initdb' and 'postgres' that {account.Name ?? "this user"} can start.
            Give the bin folder of a PostgreSQL server (such as /usr/lib/postgresql/17/bin), or leave the setting out.
            """);

    private static async Task<PostgresBinaries?> LookAsync(string place, ServerAccount account, CancellationToken cancellation)
    {
        var postgres = new FileInfo(Path.Combine(place, "postgres"));
        var folder = (postgres.Exists ? postgres.ResolveLinkTarget(returnFinalTarget: true) : null) is FileInfo target
            ? target.DirectoryName! : place;
        if (!File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "postgres"))) return null;
        var answer = await Command.RunAsync(account, "/", Path.Combine(folder, "postgres"), ["--version"], cancellation);
        return answer is { Succeeded: true } && VersionNumber().Match(answer.Output) is { Success: true } number
            ? new PostgresBinaries(folder, number.Value) : null;
    }

    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Where(Path.IsPathFullyQualified);

    private static IEnumerable<string> InSystem(string system) =>
        Directory.Exists(system)
            ? Directory.GetDirectories(system)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var major) ? major : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex VersionNumber();
}
