using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Journeys.Host.Tests.Storage;

/// <summary>A whole database as text, by <c>pg_dump</c>: every schema, every row.</summary>
internal static partial class DatabaseDump
{
    public static async Task<string> OfAsync(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Program()) { RedirectStandardOutput = true };
        start.ArgumentList.Add(database.Database!);
        start.Environment["PGHOST"] = database.Host;
        start.Environment["PGPORT"] = $"{database.Port}";
        start.Environment["PGUSER"] = database.Username;
        start.Environment["PGPASSWORD"] = database.Password;
        using var dump = Process.Start(start)!;
        var text = await dump.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await dump.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, dump.ExitCode);
        return text;
    }

    /// <summary>
    /// What someone who looks for plaintext would read: binary columns as the text they hold, and sealed values left out,
    /// since among so many random letters any short name stands by chance.
    /// </summary>
    public static string Readable(string dump) => Sealed().Replace(Binary().Replace(dump, m => Encoding.UTF8.GetString(Convert.FromHexString(m.Groups[1].Value))), "sealed");

    /// <summary>The rows of one table.</summary>
    public static string Rows(string dump, string table)
    {
        var from = dump.IndexOf($"COPY {table} ", StringComparison.Ordinal);
        return dump[from..dump.IndexOf("\\.", from, StringComparison.Ordinal)];
    }

    /// <summary>The folder of PostgreSQL's client programs; empty where PATH has them.</summary>
    public static string Folder => Path.GetDirectoryName(Program())!;

    [GeneratedRegex(@"\\\\x((?:[0-9a-f]{2})+)")]
    private static partial Regex Binary();

    [GeneratedRegex("sealed:1:[0-9a-f]{32}:[A-Za-z0-9_-]+")]
    private static partial Regex Sealed();

    // Debian keeps only the wrappers of the newest version on PATH.
    private static string Program() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetFiles("/usr/lib/postgresql", "pg_dump", SearchOption.AllDirectories).OrderBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal).Last()
            : "pg_dump";
}
