using System.IO.Compression;
using Journeys.Host.Tests.Storage;
using Npgsql;

namespace Journeys.Host.Tests.Evolution;

/// <summary>
/// The database of the first release, 2026-11-24, as its host made it: the first half of Sofia's scenario played on it, and one
/// message to the police still in the inbox. Its vault opens with the tests' master key. (Handled messages are left out.)
/// </summary>
internal static class OldDatabase
{
    public static readonly Guid Sofias = new("a74843da-252e-5344-8db3-36ce02aa9b29");

    /// <summary>A little after the last of what happened.</summary>
    public static readonly DateTimeOffset Now = new(2026, 12, 18, 9, 0, 0, TimeSpan.Zero);

    public static async Task<string> RestoreAsync(PostgresFixture postgres)
    {
        var database = await postgres.CreateDatabaseAsync("first_release");
        await RunAsync(database, await TextAsync());
        // A demonstration's host would apply changes by itself; an authority's does not.
        await RunAsync(database, "DELETE FROM journeys.demo");
        return database;
    }

    /// <summary>Runs a script as one transaction on a connection of its own, as psql does.</summary>
    public static async Task RunAsync(string database, string script)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(script, connection, transaction) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> TextAsync()
    {
        await using var file = File.OpenRead(Path.Combine(GoldenFiles.Old, "database.2026-11-24.sql.gz"));
        await using var text = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(text);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
