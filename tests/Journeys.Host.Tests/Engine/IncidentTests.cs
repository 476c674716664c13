using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Tests.Storage;
using Journeys.Law;

namespace Journeys.Host.Tests.Engine;

/// <summary>An answer that comes while the database refuses its journey's events.</summary>
public sealed class IncidentTests(PostgresFixture postgres) : IAsyncLifetime
{
    private string _database = "";
    private RunningHost _host = null!;
    private Loss _loss = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Incidents Incidents => _host.Get<Incidents>();

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("incidents");
        _host = await RunningHost.StartAsync(_database);
        _loss = new(_host);
        await _loss.DiesAsync();
        await Scratch.QueryAsync(_database, """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END';
            CREATE TRIGGER refuse BEFORE INSERT ON journeys.mt_events FOR EACH ROW EXECUTE FUNCTION refuse();
            """);
    }

    [Fact]
    public async Task A_message_that_is_given_up_is_an_incident_of_its_journey_and_its_receipt_says_so()
    {
        var receipt = await _loss.AnswerAsync(Outcome.Approved);

        var incident = Assert.Single(await Incidents.OpenAsync(Cancellation));
        Assert.Equal((IncidentState.Open, _loss.Journey, "L2.1", 1), (incident.State, incident.Journey, incident.Step, incident.Times));
        Assert.Equal(ReceiptStatus.Failed, receipt.Status);
        Assert.Equal([incident], await Incidents.OfJourneyAsync(_loss.Journey, Cancellation));
    }

    [Fact]
    public async Task A_replay_counts_as_done_only_when_the_message_is_handled()
    {
        var receipt = await _loss.AnswerAsync(Outcome.Approved);
        var incident = Assert.Single(await Incidents.OpenAsync(Cancellation));

        Assert.True(await Incidents.ReplayAsync(incident.Id, "The database is mended", "anna", Cancellation));
        Assert.Equal(IncidentState.Replaying, (await Incidents.FindAsync(incident.Id, Cancellation))!.State);
        Assert.False(await Incidents.ReplayAsync(incident.Id, "again", "anna", Cancellation));
        var failed = await UntilAsync(incident.Id, IncidentState.Open);
        Assert.Equal((2, null), (failed.Times, failed.Reason));

        await Scratch.QueryAsync(_database, "DROP FUNCTION refuse() CASCADE");
        Assert.True(await Incidents.ReplayAsync(incident.Id, "Now it is mended", "anna", Cancellation));
        var resolved = await UntilAsync(incident.Id, IncidentState.Resolved);

        Assert.Equal(("Now it is mended", "anna"), (resolved.Reason, resolved.By));
        Assert.Equal(ReceiptStatus.Applied, (await _loss.DoneAsync(receipt)).Status);
        Assert.Single((await _loss.JournalAsync()).Select(e => e.Event).OfType<AnswerRecorded>());
        Assert.Empty(await Incidents.OpenAsync(Cancellation));
    }

    [Fact]
    public async Task A_discarded_message_is_gone_for_good_and_its_receipt_says_why()
    {
        var receipt = await _loss.AnswerAsync(Outcome.Approved);
        var incident = Assert.Single(await Incidents.OpenAsync(Cancellation));

        Assert.True(await Incidents.DiscardAsync(incident.Id, "Sent by mistake", "anna", Cancellation));

        Assert.Equal(IncidentState.Discarded, (await Incidents.FindAsync(incident.Id, Cancellation))!.State);
        var told = await _loss.DoneAsync(receipt);
        Assert.Equal(ReceiptStatus.Failed, told.Status);
        Assert.EndsWith("Sent by mistake", told.Reason, StringComparison.Ordinal);
        Assert.False(await Incidents.ReplayAsync(incident.Id, "too late", "anna", Cancellation));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<Incident> UntilAsync(Guid id, IncidentState state)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look.WaitForNextTickAsync(Cancellation))
            if (await Incidents.FindAsync(id, Cancellation) is { } found && found.State == state) return found;
        throw new OperationCanceledException(Cancellation);
    }
}
