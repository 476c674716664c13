using Journeys.Execution;
using Journeys.Host.Agency;
using Journeys.Host.Engine;
using Journeys.Host.Tests.Citizen;
using Journeys.Host.Tests.Storage;

namespace Journeys.Host.Tests.Assistance;

/// <summary>An agreement is tried when a question is sent: one that does not fit its purpose never reaches the source, and an operator sees why.</summary>
public sealed class PurposeTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private CitizenHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        TestFolder.Copy(RunningHost.Shipped, _scratch.Folder);
        TestFolder.Replace(Path.Combine(_scratch.Folder, "agreements", "skv-assistance.json"), ("\"requires\": [\"purpose.application\"]", "\"requires\": [\"residence.here\"]"));
        _host = new(postgres) { Begin = _ => Task.FromResult(Guid.Empty), Settings = [("Journeys:Workflows", _scratch.Folder)] };
        await _host.InitializeAsync();
    }

    [Fact]
    public async Task A_question_that_its_agreement_does_not_cover_is_not_sent_and_is_an_incident()
    {
        var journey = await AssistanceHost.BeginAsync(_host);
        await AssistanceHost.ApplyAsync(_host, journey);
        await _host.Get<Stillness>().WaitAsync(Cancellation);

        Assert.Equal(StepPhase.WithAgency, (await _host.ReadAsync(journey)).Journey.Steps["E02"].Phase);
        var incident = Assert.Single(await _host.Get<Incidents>().OfJourneyAsync(journey, Cancellation));
        Assert.Equal((nameof(PurposeException), "skatteverket"), (incident.Fault, incident.Agency));
        Assert.Equal(0L, await Scratch.QueryAsync(_host.Database, "SELECT count(*) FROM journeys.agency_inbox WHERE agency = 'skatteverket'"));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _scratch.Dispose();
    }
}
