using Journeys.Execution;
using Journeys.Host.Engine;

namespace Journeys.Host.Tests.Engine;

/// <summary>The funeral's last day is 2027-04-01, its reminder comes on 2027-03-25.</summary>
public sealed class DeadlineTests(PostgresFixture postgres)
{
    private static readonly DateTimeOffset After = new(2027, 4, 3, 10, 0, 0, TimeSpan.Zero);
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_clock_goes_from_due_time_to_due_time()
    {
        await using var host = await RunningHost.StartAsync(await postgres.CreateDatabaseAsync());
        var loss = new Loss(host);
        await loss.DiesAsync();

        await host.Get<DemoClock>().AdvanceToAsync(After, Cancellation);

        var passed = (await loss.JournalAsync()).Where(e => e.Event is DeadlinePassed).ToList();
        Assert.Equal([DeadlineMark.Reminder, DeadlineMark.Due], passed.Select(e => ((DeadlinePassed)e.Event).Mark));
        Assert.Equal(
            [new DateTime(2027, 3, 25, 0, 0, 0), new DateTime(2027, 4, 2, 0, 0, 0)],
            passed.Select(e => TimeZoneInfo.ConvertTime(e.At, Law.SwedishTime.Zone).DateTime).Select(t => t.AddTicks(-t.Ticks % TimeSpan.TicksPerMinute)));
        Assert.InRange(host.Get<JourneyClock>().GetUtcNow(), After, After.AddMinutes(5));
    }

    [Fact]
    public async Task Two_hosts_on_one_database_fire_once()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var one = await RunningHost.StartAsync(database);
        await using var other = await RunningHost.StartAsync(database);
        var losses = Enumerable.Range(0, 20).Select(_ => new Loss(one)).ToList();
        foreach (var loss in losses) await loss.DiesAsync();

        await one.Get<DemoClock>().AdvanceToAsync(After, Cancellation);
        await Task.WhenAll(one.Get<DeadlineSweeper>().SweepAsync(Cancellation), other.Get<DeadlineSweeper>().SweepAsync(Cancellation));
        await one.StillAsync();

        foreach (var loss in losses) Assert.Equal([DeadlineMark.Reminder, DeadlineMark.Due], await loss.PassedAsync());
    }

    [Fact]
    public async Task What_came_due_while_no_host_ran_fires_once_when_one_starts()
    {
        var database = await postgres.CreateDatabaseAsync();
        Loss loss;
        await using (var host = await RunningHost.StartAsync(database)) await (loss = new(host)).DiesAsync();
        await using (var source = Npgsql.NpgsqlDataSource.Create(database))
        await using (var command = source.CreateCommand("UPDATE journeys.demo SET ahead = interval '730 days'"))
            await command.ExecuteNonQueryAsync(Cancellation);

        await using var restarted = await RunningHost.StartAsync(database);
        await restarted.Get<DeadlineSweeper>().SweepAsync(Cancellation);
        await restarted.StillAsync();

        var journal = (await restarted.Get<JourneyReader>().ReadAsync(loss.Journey, Cancellation))!.Events;
        Assert.Single(journal, e => e.Event is DeadlinePassed { Mark: DeadlineMark.Due });
    }

    [Fact]
    public async Task A_day_that_was_met_leaves_no_row()
    {
        await using var host = await RunningHost.StartAsync(await postgres.CreateDatabaseAsync());
        var loss = new Loss(host);
        await loss.DiesAsync();
        Assert.NotNull(await host.Get<DeadlineRows>().NextAsync(Cancellation));

        await loss.IsBuriedAsync();

        Assert.Null(await host.Get<DeadlineRows>().NextAsync(Cancellation));
    }

    [Fact]
    public async Task The_clock_stays_where_it_was_moved_when_the_host_restarts()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (var host = await RunningHost.StartAsync(database)) await host.Get<DemoClock>().AdvanceToAsync(After, Cancellation);

        await using var restarted = await RunningHost.StartAsync(database);

        Assert.InRange(restarted.Get<JourneyClock>().GetUtcNow(), After, After.AddMinutes(5));
    }
}
