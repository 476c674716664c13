using System.Globalization;
using static System.IO.Path;

namespace Journeys.Host.Storage.Embedded;

/// <summary>
/// The folder of one server, locked for this process: <c>data</c> (PostgreSQL's own), <c>host.lock</c> (held by this
/// process), <c>server.lock</c> (held by each process of the server) and <c>running</c> (who it is, and how to connect).
/// </summary>
internal sealed class ServerFolder : IAsyncDisposable
{
    private readonly FileStream hostLock;

    private ServerFolder(string path, bool throwaway, FileStream hostLock) =>
        (Path, Throwaway, this.hostLock) = (path, throwaway, hostLock);

    public string Path { get; }

    public bool Throwaway { get; }

    private string Running => Combine(Path, "running");

    public string Data => Combine(Path, "data");

    /// <summary>The major version of PostgreSQL that wrote the data; null while there is none.</summary>
    public int? Major => MajorIn(Path);

    public static async Task<ServerFolder> OpenAsync(
        EmbeddedPostgresOptions options, ServerAccount account, ILogger logger, CancellationToken cancellation)
    {
        var path = options.Throwaway
            ? await TempFolder.CreateAsync(account, "journeys-throwaway", cancellation)
            : await FolderPlace.ChooseAsync(options.DataFolder, account, logger, cancellation);
        var folder = new ServerFolder(path, options.Throwaway, Lock(path));
        try
        {
            File.Delete(folder.Running);
            await account.TakeAsync(path, cancellation);
            return folder;
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    public void Announce(string connectionString) => File.WriteAllText(
        Running, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{connectionString}\n"));

    public ValueTask DisposeAsync()
    {
        if (!Throwaway) File.Delete(Running);
        else if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        return hostLock.DisposeAsync();
    }

    public static int? MajorIn(string path)
    {
        var file = Combine(path, "data", "PG_VERSION");
        if (!File.Exists(file)) return null;
        return int.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : throw new EmbeddedPostgresException(
                $"{file} does not tell the data's major version of PostgreSQL, so the data are damaged. Restore them, or set Journeys:Postgres:DataFolder to another folder.");
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(Combine(path, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new EmbeddedPostgresException(
                $"The data folder {path} cannot be written by this user. Mend its owner, or set Journeys:Postgres:DataFolder to another folder.", fault);
        }
        catch (IOException fault)
        {
            throw InUse(path, fault);
        }
    }

    private static EmbeddedPostgresException InUse(string path, IOException fault)
    {
        var running = Combine(path, "running");
        var lines = File.Exists(running) ? File.ReadAllLines(running) : [];
        return lines is [var process, var connectionString]
            ? new($"""
                The data folder {path} is in use by process {process}.
                Stop that process, or set Journeys:Postgres:DataFolder to another folder, or share its server with ConnectionStrings__Journeys='{connectionString}'.
                """, fault)
            { Running = connectionString }
            : new($"The data folder {path} is in use by another process that is starting. Stop it, or set Journeys:Postgres:DataFolder to another folder.", fault);
    }
}
