using Journeys.Host.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Journeys.Host.Tests.Storage;

/// <summary>A temporary folder for one test, which every user can enter unless the test closes it.</summary>
internal sealed class Scratch : IDisposable
{
    private const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public Scratch() => Mode(Open);

    public string Folder { get; } = Directory.CreateTempSubdirectory("journeys-test-").FullName;

    public EmbeddedPostgresOptions Options => new() { DataFolder = Path.Combine(Folder, "postgres") };

    public static Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILogger? log = null) =>
        EmbeddedPostgres.StartAsync(options, log ?? NullLogger.Instance, TestContext.Current.CancellationToken);

    public static async Task<string> RefusalAsync(EmbeddedPostgresOptions options) =>
        (await Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(options))).Message;

    public static async Task<object?> QueryAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public void CloseToOthers() => Mode(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Mode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Folder, mode);
    }
}
