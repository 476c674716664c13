using System.Diagnostics;
using Journeys.Faults.Worlds;
using Journeys.Host.Engine;
using Microsoft.Extensions.Logging.Abstractions;

namespace Journeys.Faults;

/// <summary>Three hosts on one database: what one accepted the others finish, in its order, and a client needs to know none of them.</summary>
public sealed class SeveralHostsTests(ThreeHosts hosts) : IClassFixture<ThreeHosts>
{
    // What operators are promised: the time until a dead host is missed, and until another has applied what it held.
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly World _world = hosts.World;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_takes_effect_once_and_in_order_though_each_message_comes_five_times()
    {
        using var load = Load.Start(_world, Seeds.Given, hosts.Persons(20), Cancellation, copies: 5);
        await load.FinishAsync();
    }

    [Fact]
    public async Task What_a_killed_host_had_accepted_the_others_apply_within_thirty_seconds()
    {
        using var crowd = new Crowd(_world, Seeds.Given, nodes: _world.Nodes[0]);
        await using (await Blockade.OfAsync(_world.Server, "journeys.mt_events", Cancellation))
        {
            await crowd.BeginAsync(hosts.Persons(10), Cancellation);
            await _world.Nodes[0].KillAsync();
        }

        var killed = Stopwatch.GetTimestamp();
        await Until.TrueAsync(async () => await _world.CountAsync("SELECT count(*) FROM journeys.receipts WHERE status = 'Accepted'", Cancellation) == 0,
            Look, () => "The others do not take over.", Cancellation);
        var taken = Stopwatch.GetElapsedTime(killed);
        TestContext.Current.TestOutputHelper!.WriteLine($"Taken over after {taken}");
        await _world.Nodes[0].StartAsync(Cancellation);
        Assert.InRange(taken, TimeSpan.FromSeconds(1), Takeover);
        using var load = Load.Start(_world, Seeds.Given, [], Cancellation);
        await load.FinishAsync();
    }

    [Fact]
    public async Task What_a_killed_host_was_about_to_ask_comes_before_what_another_host_withdraws()
    {
        var mistaken = hosts.Persons(5)[^1];
        using var first = new Crowd(_world, Seeds.Given, nodes: _world.Nodes[1]);
        using var second = new Crowd(_world, Seeds.Given, nodes: _world.Nodes[2]);
        await using (await Blockade.OfAsync(_world.Server, "journeys.agency_inbox", Cancellation))
        {
            await first.SendAsync("skatteverket", Reports.Death(mistaken), $"death-{mistaken}", $"death of {mistaken}", Cancellation);
            await Until.TrueAsync(async () => await _world.CountAsync("SELECT count(*) FROM journeys.receipts WHERE status = 'Accepted'", Cancellation) == 0,
                Look, () => "The death is not applied.", Cancellation);
            await _world.Nodes[1].KillAsync();
        }

        await second.SendAsync("skatteverket", Reports.DeathAnnulled(mistaken), $"death-{mistaken}-annulled", $"death of {mistaken}", Cancellation);
        await _world.Nodes[1].StartAsync(Cancellation);
        using var load = Load.Start(_world, Seeds.Given, [], Cancellation);
        await load.FinishAsync();
    }

    [Fact]
    public async Task Two_of_three_are_killed_in_turn_and_nothing_is_lost()
    {
        using var load = Load.Start(_world, Seeds.Given, [], Cancellation);
        foreach (var node in _world.Nodes.Take(2))
        {
            load.Begin(hosts.Persons(10));
            await _world.PromisedAsync(20, Cancellation);
            await node.KillAsync();
        }

        await load.FinishAsync();
        await Task.WhenAll(_world.Nodes[0].StartAsync(Cancellation), _world.Nodes[1].StartAsync(Cancellation));
    }

    [Fact]
    public async Task Hosts_are_replaced_one_by_one_and_every_request_under_way_is_answered()
    {
        using var load = Load.Start(_world, Seeds.Given, [], Cancellation);
        foreach (var node in _world.Nodes)
        {
            load.Begin(hosts.Persons(10));
            await _world.PromisedAsync(20, Cancellation);
            Assert.Equal(0, await node.StopAsync(Cancellation));
            await node.StartAsync(Cancellation);
        }

        await load.FinishAsync();
    }

    [Fact]
    public async Task Who_signed_in_at_one_host_is_signed_in_at_another_and_sees_there_what_a_third_commits()
    {
        var mistaken = hosts.Persons(5)[^1];
        using var register = new Crowd(_world, Seeds.Given, nodes: _world.Nodes[2]);
        await register.SendAsync("skatteverket", Reports.Death(mistaken), $"death-{mistaken}", $"death of {mistaken}", Cancellation);
        var journey = await _world.JourneyOfAsync(Reports.Death(mistaken), Cancellation);
        using var sofia = new Reader();
        await sofia.SignInAsync(_world.Nodes[0], Cancellation);

        Assert.Contains($"/sv/journey/{journey}", await sofia.PageAsync(_world.Nodes[1], "/sv", Cancellation), StringComparison.Ordinal);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var page = await sofia.OpenAsync(_world.Nodes[1], journey, patience.Token);
        Assert.Equal("event: changed", await page.ReadLineAsync(patience.Token));
        for (var line = "?"; line is not ""; line = await page.ReadLineAsync(patience.Token)) Assert.NotNull(line);
        await register.SendAsync("skatteverket", Reports.DeathAnnulled(mistaken), $"death-{mistaken}-annulled", $"death of {mistaken}", Cancellation);
        Assert.Equal("event: changed", await page.ReadLineAsync(patience.Token));
        using var load = Load.Start(_world, Seeds.Given, [], Cancellation);
        await load.FinishAsync();
    }

    [Fact]
    public async Task Every_last_day_passes_once_though_three_hosts_look_for_it()
    {
        using var load = Load.Start(_world, Seeds.Given, hosts.Persons(20), Cancellation);
        await load.FinishAsync();
        Assert.NotEqual(0, await _world.CountAsync("SELECT count(*) FROM journeys.deadlines", Cancellation));

        await _world.MoveClockAsync(TimeSpan.FromDays(400), Cancellation);
        await new Reckoning(_world).HoldsAsync(Cancellation);

        Assert.NotEqual(0, await _world.CountAsync("SELECT count(*) FROM journeys.mt_events WHERE type = 'deadline_passed'", Cancellation));
    }

    [Theory]
    [InlineData("2.00:00:00", "2.00:00:00 ahead of the database's")]
    [InlineData("-2.00:00:00", "behind the database's")]
    public async Task A_host_whose_clock_is_two_days_off_says_so_and_does_not_start(string offset, string said)
    {
        var node = _world.Nodes[2];
        await node.StopAsync(Cancellation);
        node.Settings = [("Journeys__Clock__Offset", offset)];
        node.Launch();
        await Until.TrueAsync(() => Task.FromResult(node.Ended), Look, () => $"It runs on. {node.Output}", Cancellation);
        Assert.Contains(said, node.Output, StringComparison.Ordinal);
        node.Settings = [];
        await node.StartAsync(Cancellation);
        using var load = Load.Start(_world, Seeds.Given, hosts.Persons(5), Cancellation);
        await load.FinishAsync();
    }

    [Fact]
    public async Task A_poison_message_stops_nobody_else_and_takes_effect_once_it_is_replayed()
    {
        var poison = hosts.Persons(10)[0];
        await using var database = _world.Server.Open();
        await using var poisoning = database.CreateCommand($"""
            CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.data->>''factId'' = ''death-{poison}'' THEN RAISE EXCEPTION ''poison''; END IF; RETURN NEW; END';
            CREATE TRIGGER poison BEFORE INSERT ON journeys.mt_events FOR EACH ROW EXECUTE FUNCTION poison();
            """);
        await poisoning.ExecuteNonQueryAsync(Cancellation);
        using var load = Load.Start(_world, Seeds.Given, Enumerable.Range(poison, 10), Cancellation);
        await load.QuietAsync();
        var incidents = new Incidents(database, TimeProvider.System, NullLogger<Incidents>.Instance);
        var incident = Assert.Single(await incidents.OpenAsync(Cancellation));

        await using var cure = database.CreateCommand("DROP FUNCTION poison() CASCADE");
        await cure.ExecuteNonQueryAsync(Cancellation);
        Assert.True(await incidents.ReplayAsync(incident.Id, "The poison is out", "test", Cancellation));
        await load.FinishAsync();
    }
}
