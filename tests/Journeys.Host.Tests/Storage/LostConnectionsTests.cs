using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Journeys.Host.Tests.Storage;

/// <summary>A database that ends every connection, as one that restarts does.</summary>
public sealed class LostConnectionsTests(PostgresFixture postgres)
{
    private const string Holder = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND classid = 1248818546 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    [Fact]
    public async Task The_host_lives_on_and_takes_up_its_projections_again()
    {
        var database = await postgres.CreateDatabaseAsync("lost");
        await using var host = await RunningHost.StartAsync(database);
        await using var other = NpgsqlDataSource.Create(database + ";Pooling=false");
        var before = await HolderAsync(other, host, 0);

        await ScalarAsync(other, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

        Assert.NotEqual(before, await HolderAsync(other, host, before));
        await host.Alba.Scenario(ready => ready.Get.Url("/health/ready"));
    }

    /// <summary>The process that runs the projections, once it is another than the one given.</summary>
    private static async Task<int> HolderAsync(NpgsqlDataSource other, RunningHost host, int than)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            Assert.False(host.Get<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested, "The host stops.");
            if (await ScalarAsync(other, Holder) is int holder && holder != than) return holder;
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
