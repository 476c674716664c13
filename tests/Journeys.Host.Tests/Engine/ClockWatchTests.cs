using Journeys.Host.Engine;
using Journeys.Host.Tests.Storage;
using Microsoft.Extensions.Hosting;

namespace Journeys.Host.Tests.Engine;

/// <summary>A machine whose clock jumps by two days while its host runs.</summary>
public sealed class ClockWatchTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public async Task The_host_stops_and_lets_no_day_pass(int days)
    {
        var database = await postgres.CreateDatabaseAsync("jumped");
        await using var host = await RunningHost.StartAsync(database);
        await Scratch.QueryAsync(database, "INSERT INTO journeys.deadlines (journey, key, mark, due_at, revision) VALUES (gen_random_uuid(), 'B08', 'Due', now() + interval '1 day', 1)");
        var stopped = new TaskCompletionSource();
        host.Get<IHostApplicationLifetime>().ApplicationStopping.Register(stopped.SetResult);

        host.Get<MachineTime>().Offset = TimeSpan.FromDays(days);

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Environment.ExitCode = 0;
        Assert.Equal("1", await Scratch.QueryAsync(database, "SELECT count(*)::text FROM journeys.deadlines"));
    }

    [Fact]
    public async Task A_clock_that_is_seconds_off_is_no_fault()
    {
        await using var host = await RunningHost.StartAsync(await postgres.CreateDatabaseAsync("nearly"));
        host.Get<MachineTime>().Offset = TimeSpan.FromSeconds(5);
        Assert.Null(await host.Get<ClockWatch>().WrongAsync(TestContext.Current.CancellationToken));
    }
}
