using Journeys.Host.Storage.Embedded;
using Npgsql;

namespace Journeys.Host.Storage;

/// <summary>
/// A PostgreSQL server for demonstration, development and tests that lives as long as this process, even if that is
/// killed. It listens on a private unix socket only, and commits are durable unless it is a throwaway.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly ServerFolder folder;
    private readonly ServerProcess server;

    private EmbeddedPostgres(ServerFolder folder, ServerProcess server) => (this.folder, this.server) = (folder, server);

    /// <summary>Connects to the database <c>journeys</c>.</summary>
    public string ConnectionString => ConnectionTo("journeys");

    /// <summary>The process id of the server (the postmaster).</summary>
    public int ProcessId => server.ProcessId;

    /// <summary>Where the data is; another folder than asked for when PostgreSQL's account cannot enter that one.</summary>
    public string DataFolder => folder.Path;

    /// <summary>Starts the server, after its creation if the folder is new.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot start; the message says how to mend it.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
            throw new EmbeddedPostgresException(
                "The embedded PostgreSQL runs on Linux only. Give a connection string (ConnectionStrings:Journeys).");
        var account = await ServerAccount.FindAsync(logger, cancellation);
        var folder = await ServerFolder.OpenAsync(options, account, logger, cancellation);
        try
        {
            var binaries = await PostgresBinaries.FindAsync(options, folder, account, logger, cancellation);
            var server = await ServerProcess.StartAsync(binaries, folder, account, logger, cancellation);
            return await OpenAsync(new EmbeddedPostgres(folder, server), binaries, logger, cancellation);
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates an empty database on this server and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await ExecuteAsync($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", default);
        return ConnectionTo(name);
    }

    /// <summary>Stops the server after the transactions in progress are rolled back and the rest is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await using (var connection = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(connection);
        await folder.DisposeAsync();
    }

    private static async Task<EmbeddedPostgres> OpenAsync(
        EmbeddedPostgres postgres, PostgresBinaries binaries, ILogger logger, CancellationToken cancellation)
    {
        try
        {
            if (await postgres.ExecuteAsync("SELECT 1 FROM pg_database WHERE datname = 'journeys'", cancellation) is null)
                await postgres.CreateDatabaseAsync("journeys");
            postgres.folder.Announce(postgres.ConnectionString);
            logger.LogInformation(
                "PostgreSQL {Version} runs as process {ProcessId} on the data in {DataFolder}",
                binaries.Version, postgres.ProcessId, postgres.DataFolder);
            return postgres;
        }
        catch
        {
            await postgres.server.DisposeAsync();
            throw;
        }
    }

    private async Task<object?> ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(cancellation);
    }

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = server.SocketFolder,
        Username = ServerProcess.Superuser,
        Database = database,
        MaxAutoPrepare = 200,
        AutoPrepareMinUsages = 2,
    }.ConnectionString;
}
