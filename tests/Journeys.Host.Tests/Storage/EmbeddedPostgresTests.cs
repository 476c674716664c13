using System.Diagnostics;
using Journeys.Host.Storage;
using Npgsql;

namespace Journeys.Host.Tests.Storage;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_new_folder_gets_a_durable_database_that_no_network_reaches()
    {
        await using var postgres = await Scratch.StartAsync(scratch.Options);

        Assert.Equal("journeys||on|on|on", await Scratch.QueryAsync(postgres.ConnectionString, """
            SELECT concat_ws('|', current_database(), current_setting('listen_addresses'),
              current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'))
            """));
        Assert.True(SocketPath(postgres).Length <= 107);
    }

    [Fact]
    public async Task The_server_never_runs_as_root()
    {
        await using var postgres = await Scratch.StartAsync(scratch.Options);

        var ids = File.ReadLines($"/proc/{postgres.ProcessId}/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal));
        Assert.DoesNotContain("0", ids.Split('\t')[1..]);
    }

    [Fact]
    public async Task Only_the_servers_own_account_can_enter_the_socket_folder()
    {
        await using var postgres = await Scratch.StartAsync(scratch.Options);

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            new DirectoryInfo(Path.GetDirectoryName(SocketPath(postgres))!).UnixFileMode);
    }

    [Fact]
    public async Task A_restart_loses_nothing_and_leaves_no_socket_folder()
    {
        string socket;
        await using (var postgres = await Scratch.StartAsync(scratch.Options))
        {
            socket = Path.GetDirectoryName(SocketPath(postgres))!;
            await Scratch.QueryAsync(postgres.ConnectionString, "CREATE TABLE kept AS SELECT 'Åsa' AS name");
        }

        await using var again = await Scratch.StartAsync(scratch.Options);

        Assert.False(Directory.Exists(socket));
        Assert.Equal("ÅSA", await Scratch.QueryAsync(again.ConnectionString, "SELECT upper(name) FROM kept"));
    }

    [Fact]
    public async Task A_throwaway_leaves_nothing_behind()
    {
        var postgres = await Scratch.StartAsync(new EmbeddedPostgresOptions { Throwaway = true });
        var (folder, server) = (postgres.DataFolder, postgres.ProcessId);
        var database = await postgres.CreateDatabaseAsync("other");
        Assert.Equal("other", await Scratch.QueryAsync(database, "SELECT current_database()::text"));

        await postgres.DisposeAsync();

        Assert.False(Directory.Exists(folder));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(server));
    }

    [Fact]
    public async Task The_log_quotes_no_values_of_a_failed_statement()
    {
        var log = new CollectedLog();
        await using (var postgres = await Scratch.StartAsync(scratch.Options, log))
        {
            await Scratch.QueryAsync(postgres.ConnectionString, "CREATE TABLE people (number text PRIMARY KEY)");
            await Scratch.QueryAsync(postgres.ConnectionString, "INSERT INTO people VALUES ('199001012385')");
            await Assert.ThrowsAsync<PostgresException>(() =>
                Scratch.QueryAsync(postgres.ConnectionString, "INSERT INTO people VALUES ('199001012385')"));
            await Assert.ThrowsAsync<PostgresException>(() => Scratch.QueryAsync(postgres.ConnectionString, "SELECT 'Åsa 199001012385'::int"));
        }

        Assert.Contains(log, line => line.Contains("database system is shut down", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Contains("199001012385", StringComparison.Ordinal));
    }

    private static string SocketPath(EmbeddedPostgres postgres) =>
        new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Host + "/.s.PGSQL.5432";
}
