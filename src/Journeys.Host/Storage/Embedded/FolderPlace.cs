using System.Security.Cryptography;
using System.Text;

namespace Journeys.Host.Storage.Embedded;

/// <summary>Chooses and creates the folder of a server: the one asked for, or one that PostgreSQL's account can enter.</summary>
internal static class FolderPlace
{
    private const UnixFileMode OthersMayPass = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static async Task<string> ChooseAsync(
        string wanted, ServerAccount account, ILogger logger, CancellationToken cancellation)
    {
        Create(wanted);
        if (await account.CanEnterAsync(wanted, cancellation)) return wanted;
        if (ServerFolder.MajorIn(wanted) is not null)
            throw new EmbeddedPostgresException($"""
                The data folder {wanted} holds a database, but the account '{account.Name}' can no longer enter it.
                Open the folders above it to others (chmod o+x), or move its contents and set Journeys:Postgres:DataFolder.
                """);
        if (!Directory.EnumerateFileSystemEntries(wanted).Any()) Directory.Delete(wanted);
        var fallback = Fallback(wanted);
        logger.LogWarning(
            "The account {Account} that runs PostgreSQL cannot enter {Wanted}; the data is in {Fallback} instead. "
            + "Set Journeys:Postgres:DataFolder to choose another folder", account.Name, wanted, fallback);
        Create("/var/lib/journeys");
        Create(fallback);
        return fallback;
    }

    private static string Fallback(string wanted) =>
        "/var/lib/journeys/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)))[..12];

    private static void Create(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, OthersMayPass);
            }
            else if (Directory.EnumerateFileSystemEntries(folder).Any() && !IsOurs(folder))
                throw new EmbeddedPostgresException(
                    $"The data folder {folder} holds other files. Set Journeys:Postgres:DataFolder to an empty or a new folder.");
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new EmbeddedPostgresException(
                $"The data folder {folder} cannot be created by this user: {fault.Message} Set Journeys:Postgres:DataFolder to a folder that can.", fault);
        }
    }

    private static bool IsOurs(string folder) =>
        folder == "/var/lib/journeys" || File.Exists(Path.Combine(folder, "host.lock"));
}
