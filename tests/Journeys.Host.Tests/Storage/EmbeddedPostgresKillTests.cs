using System.Diagnostics;
using Npgsql;

namespace Journeys.Host.Tests.Storage;

public sealed class EmbeddedPostgresKillTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_killed_host_takes_the_server_along_and_every_commit_survives()
    {
        await using var host = await HostRun.StartAsync(scratch.Options);
        Assert.Null(host.Started.Fault);
        using var server = Process.GetProcessById(host.Started.ProcessId);
        await Scratch.QueryAsync(host.Started.ConnectionString, "CREATE TABLE answers (id int)");
        var committing = CommitUntilCutAsync(host.Started.ConnectionString);
        await committing.Hundred.Task;

        await host.KillAsync();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        var committed = await committing.Committed;

        await using var again = await Scratch.StartAsync(scratch.Options);
        var kept = await Scratch.QueryAsync(again.ConnectionString, "SELECT count(*) FROM answers WHERE id <= " + committed);
        Assert.Equal((long)committed, kept);
    }

    [Fact]
    public async Task A_start_just_after_a_kill_waits_for_the_old_server_to_end()
    {
        await using var host = await HostRun.StartAsync(scratch.Options);
        await Scratch.QueryAsync(host.Started.ConnectionString, "CREATE TABLE answers AS SELECT generate_series(1, 1000) AS id");

        await host.KillAsync();

        await using var again = await Scratch.StartAsync(scratch.Options);
        Assert.Equal(1000L, await Scratch.QueryAsync(again.ConnectionString, "SELECT count(*) FROM answers"));
    }

    [Fact]
    public async Task A_killed_server_recovers_every_commit_at_the_next_start()
    {
        await using (var host = await HostRun.StartAsync(scratch.Options))
        {
            await Scratch.QueryAsync(host.Started.ConnectionString, "CREATE TABLE answers AS SELECT generate_series(1, 1000) AS id");
            using var server = Process.GetProcessById(host.Started.ProcessId);
            server.Kill();
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var again = await Scratch.StartAsync(scratch.Options);
        Assert.Equal(1000L, await Scratch.QueryAsync(again.ConnectionString, "SELECT count(*) FROM answers"));
    }

    [Fact]
    public async Task A_process_number_left_from_a_kill_and_used_by_another_process_does_not_hinder()
    {
        await using (await Scratch.StartAsync(scratch.Options)) { }
        var data = Path.Combine(scratch.Options.DataFolder, "data");
        using var stranger = Process.Start(OfTheServersAccount(data))!;
        await File.WriteAllTextAsync(
            Path.Combine(data, "postmaster.pid"), $"{stranger.Id}\n{data}\n0\n5432\n", TestContext.Current.CancellationToken);

        await using var again = await Scratch.StartAsync(scratch.Options);

        Assert.Equal("journeys", await Scratch.QueryAsync(again.ConnectionString, "SELECT current_database()::text"));
        stranger.StandardInput.Close();
    }

    // PostgreSQL by itself takes only a process of its own account for an earlier server.
    private static ProcessStartInfo OfTheServersAccount(string data)
    {
        var start = new ProcessStartInfo("cat") { RedirectStandardInput = true, WorkingDirectory = "/" };
        if (!Environment.IsPrivilegedProcess) return start;
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%U", data]) { RedirectStandardOutput = true })!;
        start.UserName = stat.StandardOutput.ReadToEnd().Trim();
        return start;
    }

    private static (TaskCompletionSource Hundred, Task<int> Committed) CommitUntilCutAsync(string connectionString)
    {
        var hundred = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (hundred, Task.Run(Committing));

        async Task<int> Committing()
        {
            var committed = 0;
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            try
            {
                for (; ; committed++)
                {
                    if (committed == 100) hundred.TrySetResult();
                    await using var insert = new NpgsqlCommand($"INSERT INTO answers VALUES ({committed + 1})", connection);
                    await insert.ExecuteNonQueryAsync();
                }
            }
            catch (NpgsqlException)
            {
                return committed;
            }
        }
    }
}
