using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Engine;
using Journeys.Host.Tests.Storage;
using Journeys.Law;
using Marten;
using Npgsql;

namespace Journeys.Host.Tests.Evolution;

/// <summary>Stored states of an older form are folded anew; what a newer version has written is left alone.</summary>
public sealed class StateFormTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Older = """'{"schema": 0, "facts": "as they were written then"}'""";
    private const string Newer = """'{"schema": 1000, "facts": "as they will be written"}'""";
    private string _database = "";
    private RunningHost _host = null!;
    private Loss _loss = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("forms");
        _host = await RunningHost.StartAsync(_database);
        _loss = new(_host);
        await _loss.DiesAsync();
    }

    [Fact]
    public async Task An_older_state_that_this_program_cannot_even_read_is_folded_anew_when_a_command_comes()
    {
        await WriteAsync(Older);

        Assert.Equal(ReceiptStatus.Applied, (await _loss.AnswerAsync(Outcome.Approved)).Status);

        await IsTheFoldAsync(_loss.Journey);
    }

    [Fact]
    public async Task An_older_state_is_folded_anew_when_a_fact_asks_where_it_goes()
    {
        await WriteAsync(Older);

        Assert.Equal(ReceiptStatus.Applied, (await _loss.IsBuriedAsync()).Status);

        await IsTheFoldAsync(_loss.Journey);
    }

    [Fact]
    public async Task A_host_that_starts_after_an_upgrade_folds_every_older_state_anew_in_batches()
    {
        var made = await _host.Get<JourneyReader>().ReadAsync(_loss.Journey, Cancellation);
        var copies = new List<Guid>();
        for (var i = 0; i < StateFoldings.Batch + 5; i++) copies.Add(await StoredCopy.OfAsync(_host.Get<NpgsqlDataSource>(), _loss.Journey, (name, data) => (name, data)));
        await Scratch.QueryAsync(_database, "UPDATE journeys.state_forms SET folded = 0, written = 0");
        await _host.DisposeAsync();

        _host = await RunningHost.StartAsync(_database);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await Scratch.QueryAsync(_database, "SELECT folded FROM journeys.state_forms") is 0) await timer.WaitForNextTickAsync(Cancellation);

        Assert.Equal(0L, await Scratch.QueryAsync(_database, $"SELECT count(*) FROM journeys.mt_doc_journey WHERE (data ->> 'schema')::int <> {Journey.CurrentSchema}"));
        Assert.Equal(Journey.CurrentSchema, await Scratch.QueryAsync(_database, "SELECT written FROM journeys.state_forms"));
        foreach (var copy in copies.Take(3)) Assert.Equal(GoldenFiles.Written(made!.Journey.As(copy)), GoldenFiles.Written(await StateAsync(copy)));
    }

    [Fact]
    public async Task A_host_of_the_version_before_leaves_a_newer_state_alone_and_the_answer_waits_for_a_newer_host()
    {
        var mine = await Scratch.QueryAsync(_database, "SELECT data::text FROM journeys.mt_doc_journey");
        await WriteAsync(Newer);
        var before = await EverythingAsync();

        var receipt = await _loss.SendAnswerAsync(Outcome.Approved);
        await TriedAsync();

        var refused = await Assert.ThrowsAsync<NewerFormException>(() => _host.Get<JourneyCommands>().SendAsync(_loss.Journey, Submission, Cancellation));
        Assert.Contains("form 1000", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await EverythingAsync());
        Assert.Empty(await _host.Get<Incidents>().OpenAsync(Cancellation));
        await WriteAsync($"'{mine}'"); // as if this host were of the newer version now
        Assert.Equal(ReceiptStatus.Applied, await UntilAppliedAsync(receipt));
    }

    [Fact]
    public async Task An_event_of_a_newer_version_is_refused_by_its_name_even_where_its_type_is_known()
    {
        await Scratch.QueryAsync(_database, $"""
            INSERT INTO journeys.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type)
            SELECT nextval('journeys.mt_events_sequence'), gen_random_uuid(), id, version + 1, '{"{}"}', 'offer_taken_v2', now(), (SELECT mt_dotnet_type FROM journeys.mt_events WHERE stream_id = s.id LIMIT 1)
            FROM journeys.mt_streams s WHERE id = '{_loss.Journey}';
            UPDATE journeys.mt_streams SET version = version + 1 WHERE id = '{_loss.Journey}';
            """);
        await WriteAsync(Older);
        var before = await EverythingAsync();

        Assert.True(NewerForm.Is(await Record.ExceptionAsync(() => _host.Get<JourneyReader>().ReadAsync(_loss.Journey, Cancellation))));
        Assert.True(NewerForm.Is(await Record.ExceptionAsync(() => _host.Get<JourneyCommands>().SendAsync(_loss.Journey, Submission, Cancellation))));

        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task A_program_older_than_the_states_does_not_start_and_changes_nothing()
    {
        await _host.DisposeAsync();
        await Scratch.QueryAsync(_database, "UPDATE journeys.state_forms SET written = 1000; DROP INDEX journeys.incidents_journey");

        var refused = await Assert.ThrowsAsync<StartupException>(() => RunningHost.StartAsync(_database));

        Assert.Contains("form 1000", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1000, await Scratch.QueryAsync(_database, "SELECT written FROM journeys.state_forms"));
        Assert.Equal(DBNull.Value, await Scratch.QueryAsync(_database, "SELECT to_regclass('journeys.incidents_journey')::text"));
        await Scratch.QueryAsync(_database, $"UPDATE journeys.state_forms SET written = {Journey.CurrentSchema}");
        _host = await RunningHost.StartAsync(_database);
    }

    [Fact]
    public async Task A_message_of_a_name_that_only_a_newer_version_knows_is_an_incident_and_not_lost()
    {
        await _loss.AnswerAsync(Outcome.Delayed);
        await Scratch.QueryAsync(_database, """
            UPDATE wolverine.wolverine_incoming_envelopes SET message_type = 'journeys.answer.v2', status = 'Incoming', owner_id = 0,
              body = decode(replace(encode(body, 'hex'), encode('journeys.answer.v1', 'hex'), encode('journeys.answer.v2', 'hex')), 'hex')
            WHERE message_type = 'journeys.answer.v1'
            """);
        await _host.StillAsync();

        var incident = Assert.Single(await _host.Get<Incidents>().OpenAsync(Cancellation));
        Assert.Equal((IncidentState.Open, "journeys.answer.v2"), (incident.State, incident.Message));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private SubmitTask Submission => new(
        "L4.1", _loss.Relative, "receipt-1", new(JsonSerializer.SerializeToElement(new { agreed = "yes" }), null))
    { Now = Loss.Noon.AddDays(1) };

    private Task<object?> WriteAsync(string state) =>
        Scratch.QueryAsync(_database, $"UPDATE journeys.mt_doc_journey SET data = jsonb_build_object('id', id) || {state}::jsonb WHERE id = '{_loss.Journey}'");

    private async Task<string> EverythingAsync() => $"{await Scratch.QueryAsync(_database, """
        SELECT (SELECT string_agg(s::text, ' ') FROM journeys.mt_streams s) || (SELECT string_agg(e::text, ' ' ORDER BY seq_id) FROM journeys.mt_events e)
          || (SELECT string_agg(d::text, ' ') FROM journeys.mt_doc_journey d) || (SELECT coalesce(string_agg(d::text, ' '), '') FROM journeys.deadlines d)
        """)}";

    /// <summary>Returns when the message has been put off at least once.</summary>
    private async Task TriedAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await Scratch.QueryAsync(_database, "SELECT count(*) FROM wolverine.wolverine_incoming_envelopes WHERE message_type = 'journeys.answer.v1' AND status = 'Scheduled'") is 0L)
            await timer.WaitForNextTickAsync(Cancellation);
    }

    private async Task<ReceiptStatus> UntilAppliedAsync(Receipt receipt)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var now = (await _host.Get<Receipts>().FindAsync(receipt.Agency, receipt.Id, Cancellation))!.Status;
            if (now != ReceiptStatus.Accepted) return now;
            await timer.WaitForNextTickAsync(Cancellation);
        }
    }

    private async Task IsTheFoldAsync(Guid journey)
    {
        var folded = (await _host.Get<JourneyReader>().ReadAsync(journey, Cancellation))!.Journey;
        Assert.Equal(Journey.CurrentSchema, folded.Schema);
        Assert.Equal(GoldenFiles.Written(folded), GoldenFiles.Written(await StateAsync(journey)));
    }

    private async Task<Journey> StateAsync(Guid journey)
    {
        await using var session = _host.Get<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Journey>(journey, Cancellation))!;
    }
}
