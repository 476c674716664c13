using System.Net;
using Journeys.Execution;
using Journeys.Host.Engine;
using Npgsql;
using Wolverine.Runtime;

namespace Journeys.Host.Tests.Agency;

/// <summary>Each test has a host of its own: an inbox is shared by all of an agency's journeys.</summary>
public sealed class InboxTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly AgencyHost _host = new(postgres);
    private Caller _police = null!;
    private Caller _register = null!;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _police = new(_host, "polismyndigheten");
        _register = new(_host, "skatteverket");
    }

    [Fact]
    public async Task An_agency_receives_what_its_step_needs_and_no_more()
    {
        var death = await DiedAsync();

        var delivery = Assert.Single(await _police.ReceiveAsync());

        var message = delivery["event"]!;
        Assert.Equal("se.livshandelse.bereavement.b06.expected.v1", (string?)message["type"]);
        Assert.Equal(($"/journeys/{death.Journey}", "B06.1", "0000000001"), ((string?)message["source"], (string?)message["subject"], (string?)message["sequence"]));
        Assert.Equal(RequestId.Of(Guid.Parse(death.Journey), "B06.1", MessageVerb.Expected, 1).ToString(), (string?)message["id"]);
        Assert.NotNull(message["expectedby"]);
        var notice = message["data"]!["DeathNotice"]!.AsObject();
        Assert.Equal(["date", "forensic", "fromAbroad", "name", "person"], notice.Select(f => f.Key).Order());
        Assert.Equal(death.Person, (string?)notice["person"]);
        Assert.DoesNotContain(death.Person, message.AsObject().Where(a => a.Key != "data").Select(a => a.Value?.ToJsonString() ?? ""));
    }

    [Fact]
    public async Task At_rest_a_message_is_sealed()
    {
        var death = await DiedAsync();
        await _police.PostAsync(death.Answer("Delayed", data: new() { ["newDate"] = "2026-12-21", ["reasons"] = "Rättsmedicinsk undersökning" }));
        await _host.Host.StillAsync();

        foreach (var sql in (string[])[
            "select string_agg(event::text, '') from journeys.agency_inbox", "select string_agg(data::text, '') from journeys.mt_events",
            "select string_agg(r::text, '') from journeys.receipts r"])
        {
            var rows = (string)(await QueryAsync(sql))!;
            Assert.NotEmpty(rows);
            Assert.DoesNotContain(death.Person, rows, StringComparison.Ordinal);
            Assert.DoesNotContain("Peter", rows, StringComparison.Ordinal);
            Assert.DoesNotContain("undersökning", rows, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_message_handled_twice_is_in_the_inbox_once()
    {
        var death = await DiedAsync();
        var before = await QueryAsync("select count(*) from journeys.agency_inbox");

        await new MessageBus(_host.Host.Get<IWolverineRuntime>()).InvokeAsync(
            ToPolice(Guid.Parse(death.Journey), MessageVerb.Expected),
            TestContext.Current.CancellationToken);

        Assert.Equal(before, await QueryAsync("select count(*) from journeys.agency_inbox"));
    }

    [Fact]
    public async Task A_locked_message_is_nobody_elses_until_the_lock_runs_out()
    {
        await DiedAsync();
        var first = Assert.Single(await _police.ReceiveAsync());
        Assert.Empty(await _police.ReceiveAsync());

        _host.Time.Advance(TimeSpan.FromSeconds(31));
        var again = Assert.Single(await _police.ReceiveAsync());

        Assert.Equal((1, 2), ((int)first["deliveryCount"]!, (int)again["deliveryCount"]!));
        Assert.Equal((string?)first["event"]!["id"], (string?)again["event"]!["id"]);
        Assert.Equal((string?)first["firstEnqueued"], (string?)again["firstEnqueued"]);
        var late = await _police.LocksAsync("acknowledge", [(string)first["lockToken"]!]);
        Assert.Equal([404], late.Body!["failed"]!.AsArray().Select(f => (int)f!["problem"]!["status"]!));
    }

    [Fact]
    public async Task A_lock_that_ran_out_is_lost()
    {
        await DiedAsync();
        var token = (string)Assert.Single(await _police.ReceiveAsync())["lockToken"]!;
        _host.Time.Advance(TimeSpan.FromSeconds(31));

        foreach (var act in (string[])["acknowledge", "release", "renew"])
        {
            var reply = await _police.LocksAsync(act, [token]);
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            Assert.Equal(410, (int)reply.Body!["failed"]![0]!["problem"]!["status"]!);
            Assert.Empty(reply.Body["succeeded"]!.AsArray());
        }
    }

    [Fact]
    public async Task An_acknowledged_message_does_not_come_again_and_may_be_acknowledged_again()
    {
        await DiedAsync();
        var token = (string)Assert.Single(await _police.ReceiveAsync())["lockToken"]!;

        var first = await _police.LocksAsync("acknowledge", [token]);
        _host.Time.Advance(TimeSpan.FromHours(1));
        var second = await _police.LocksAsync("acknowledge", [token]);

        Assert.Equal([token], first.Body!["succeeded"]!.AsArray().Select(t => (string?)t));
        Assert.Equal([token], second.Body!["succeeded"]!.AsArray().Select(t => (string?)t));
        Assert.Empty(await _police.ReceiveAsync());
    }

    [Fact]
    public async Task A_released_message_comes_at_once()
    {
        await DiedAsync();
        var token = (string)Assert.Single(await _police.ReceiveAsync())["lockToken"]!;

        await _police.LocksAsync("release", [token]);

        Assert.Equal(2, (int)Assert.Single(await _police.ReceiveAsync())["deliveryCount"]!);
    }

    [Fact]
    public async Task A_renewed_lock_holds_longer()
    {
        await DiedAsync();
        var token = (string)Assert.Single(await _police.ReceiveAsync())["lockToken"]!;

        await _police.LocksAsync("renew", [token], ("lockSeconds", 3600));
        _host.Time.Advance(TimeSpan.FromMinutes(50));

        Assert.Empty(await _police.ReceiveAsync());
        Assert.Single((await _police.LocksAsync("acknowledge", [token])).Body!["succeeded"]!.AsArray());
    }

    [Fact]
    public async Task A_rejected_message_is_a_dead_letter_with_its_reason()
    {
        await DiedAsync();
        var token = (string)Assert.Single(await _police.ReceiveAsync())["lockToken"]!;

        await _police.LocksAsync("reject", [token], ("reason", "no such case"));

        Assert.Equal("no such case", await QueryAsync("select reason from journeys.agency_inbox where state = 'dead'"));
        Assert.Equal((0, 1), await DepthAsync());
    }

    [Fact]
    public async Task A_steps_later_message_waits_for_the_earlier_one()
    {
        var death = await DiedAsync();
        await new MessageBus(_host.Host.Get<IWolverineRuntime>()).InvokeAsync(
            ToPolice(Guid.Parse(death.Journey), MessageVerb.Withdraw),
            TestContext.Current.CancellationToken);

        var first = Assert.Single(await _police.ReceiveAsync());
        Assert.EndsWith(".expected.v1", (string)first["event"]!["type"]!, StringComparison.Ordinal);
        Assert.Empty(await _police.ReceiveAsync());
        await _police.LocksAsync("acknowledge", [(string)first["lockToken"]!]);
        var second = Assert.Single(await _police.ReceiveAsync());

        Assert.EndsWith(".withdraw.v1", (string)second["event"]!["type"]!, StringComparison.Ordinal);
        Assert.Equal("0000000002", (string?)second["event"]!["sequence"]);
    }

    [Fact]
    public async Task Two_consumers_never_get_one_message_at_once()
    {
        for (var i = 0; i < 6; i++) await DiedAsync();

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _police.ReceiveAsync(max: 2)));

        var ids = taken.SelectMany(t => t).Select(d => (string)d["event"]!["id"]!).ToList();
        Assert.Equal(6, ids.Count);
        Assert.Equal(6, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_message_is_only_its_own_agencys()
    {
        await DiedAsync();
        using var guardians = new Caller(_host, "overformyndaren");
        var token = (string)Assert.Single(await _police.ReceiveAsync())["lockToken"]!;

        Assert.Empty(await guardians.ReceiveAsync());
        var stolen = await guardians.LocksAsync("acknowledge", [token]);

        Assert.Equal(404, (int)stolen.Body!["failed"]![0]!["problem"]!["status"]!);
        Assert.Single((await _police.LocksAsync("acknowledge", [token])).Body!["succeeded"]!.AsArray());
    }

    [Fact]
    public async Task Who_waits_is_woken_by_a_message()
    {
        var waiting = _police.ReceiveAsync(wait: 30);

        await DiedAsync();

        Assert.Single(await waiting);
    }

    [Fact]
    public async Task The_status_tells_the_queues_depth_and_age()
    {
        await DiedAsync();
        _host.Time.Advance(TimeSpan.FromMinutes(5));

        var status = (await _police.GetAsync("/agency/v1/status")).Body!;

        Assert.Equal(("polismyndigheten", 1, 0), ((string?)status["agency"], (int)status["queueDepth"]!, (int)status["deadLetters"]!));
        Assert.InRange((int)status["oldestAgeSeconds"]!, 300, 600);
    }

    [Theory]
    [InlineData("receive", """{"maxMessages":0}""", "/maxMessages")]
    [InlineData("receive", """{"maxMessages":101}""", "/maxMessages")]
    [InlineData("receive", """{"maxWaitSeconds":31}""", "/maxWaitSeconds")]
    [InlineData("receive", """{"lockSeconds":29}""", "/lockSeconds")]
    [InlineData("receive", """{"lockSeconds":"30"}""", "/lockSeconds")]
    [InlineData("receive", """{"lockTokens":[]}""", "/lockTokens")]
    [InlineData("receive", "[]", "")]
    [InlineData("acknowledge", "{}", "/lockTokens")]
    [InlineData("acknowledge", """{"lockTokens":[]}""", "/lockTokens")]
    [InlineData("acknowledge", """{"lockTokens":["x"]}""", "/lockTokens/0")]
    [InlineData("release", """{"lockTokens":7}""", "/lockTokens")]
    [InlineData("renew", """{"lockTokens":["8f14e45f-ceea-467f-ab3d-9c1d6c1f0c3a"],"lockSeconds":3601}""", "/lockSeconds")]
    [InlineData("reject", """{"lockTokens":["8f14e45f-ceea-467f-ab3d-9c1d6c1f0c3a"]}""", "/reason")]
    [InlineData("reject", """{"lockTokens":["8f14e45f-ceea-467f-ab3d-9c1d6c1f0c3a"],"reason":"198701012398 is dead"}""", "/reason")]
    public async Task A_wrong_field_is_malformed_with_its_pointer(string act, string body, string pointer)
    {
        var reply = await _police.SendAsync(HttpMethod.Post, $"/agency/v1/inbox:{act}", body, "application/json");

        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (reply.Status, reply.Slug));
        Assert.Equal([pointer], reply.Pointers);
    }

    public async ValueTask DisposeAsync()
    {
        _police.Dispose();
        _register.Dispose();
        await _host.DisposeAsync();
    }

    private async Task<Bereavement> DiedAsync()
    {
        var death = await new Bereavement(_host).DiedAsync();
        await _host.Host.StillAsync();
        return death;
    }

    private async Task<(int, int)> DepthAsync()
    {
        var status = (await _police.GetAsync("/agency/v1/status")).Body!;
        return ((int)status["queueDepth"]!, (int)status["deadLetters"]!);
    }

    private async Task<object?> QueryAsync(string sql)
    {
        await using var command = _host.Host.Get<NpgsqlDataSource>().CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static AgencyMessages ToPolice(Guid journey, MessageVerb verb) => new(
        journey, "polismyndigheten", [new(journey, "B06.1", "B06", "polismyndigheten", "burial-permit", verb, 1, new(2026, 11, 17, 12, 0, 0, TimeSpan.Zero))]);
}
