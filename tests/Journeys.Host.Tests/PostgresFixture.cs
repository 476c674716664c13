using Journeys.Host.Storage;
using Journeys.Host.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Journeys.Host.Tests;

/// <summary>
/// One PostgreSQL server for the whole run: a throwaway one, or that of the connection string in
/// <c>JOURNEYS_TEST_POSTGRES</c>. Each fixture takes a database of its own.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly string? given = Environment.GetEnvironmentVariable("JOURNEYS_TEST_POSTGRES");
    private EmbeddedPostgres? embedded;
    private int databases;

    public async ValueTask InitializeAsync()
    {
        if (given is null)
            embedded = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { Throwaway = true }, NullLogger.Instance, TestContext.Current.CancellationToken);
    }

    /// <summary>Creates an empty database, its name made unique for this run, and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name = "test")
    {
        var unique = $"{name}_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        if (embedded is not null) return await embedded.CreateDatabaseAsync(unique);
        await using var server = NpgsqlDataSource.Create(given!);
        await using var command = server.CreateCommand($"DROP DATABASE IF EXISTS \"{unique}\" WITH (FORCE)");
        await command.ExecuteNonQueryAsync();
        command.CommandText = $"CREATE DATABASE \"{unique}\"";
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(given) { Database = unique }.ConnectionString;
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
