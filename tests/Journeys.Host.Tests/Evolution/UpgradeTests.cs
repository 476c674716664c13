using System.Security.Cryptography;
using Journeys.Execution;
using Journeys.Host.Chain;
using Journeys.Host.Engine;
using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Agency;
using Journeys.Host.Tests.Chain;
using Journeys.Host.Tests.Storage;
using Journeys.Law;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Journeys.Host.Tests.Evolution;

/// <summary>The first release's database is brought to today's form by the documented commands, and its journeys go on.</summary>
public sealed class UpgradeTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private string _database = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await OldDatabase.RestoreAsync(postgres);

    [Fact]
    public async Task A_host_of_today_refuses_it_and_names_the_commands()
    {
        var refused = (await Assert.ThrowsAsync<StartupException>(StartAsync)).Message;

        Assert.Contains("upgrade-script", refused, StringComparison.Ordinal);
        Assert.Contains("resources setup", refused, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await Scratch.QueryAsync(_database, "SELECT to_regclass('journeys.state_forms')::text"));
    }

    [Fact]
    public async Task The_script_brings_it_to_todays_form_and_may_run_again()
    {
        var script = await ScriptAsync("The changes are in");
        foreach (var part in (string[])["journeys.incidents", "journeys.log_roots", "journeys.state_forms", "TRIGGER log_chain", "vault.subject_keys"])
            Assert.Contains(part, script, StringComparison.Ordinal);

        await OldDatabase.RunAsync(_database, script);

        await OldDatabase.RunAsync(_database, await ScriptAsync("No table, index or function differs"));
        await GoesOnAsync();
    }

    [Fact]
    public async Task The_command_brings_it_to_todays_form()
    {
        var run = await HostCommand.RunAsync(_database, "resources", "setup");

        Assert.True(run.ExitCode == 0, run.Output);
        await GoesOnAsync();
    }

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> ScriptAsync(string told)
    {
        var file = Path.Combine(_scratch.Folder, "changes.sql");
        var run = await HostCommand.RunAsync(_database, "upgrade-script", "--to", file);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains(told, run.Output, StringComparison.Ordinal);
        return await File.ReadAllTextAsync(file, Cancellation);
    }

    private Task<RunningHost> StartAsync() => RunningHost.StartAsync(
        _database, services => services.AddSingleton<TimeProvider>(new ScenarioTime(OldDatabase.Now, TimeProvider.System)),
        ("environment", "Production"), ("Journeys:Demo", "false"), ("Journeys:Workflows", Path.GetFullPath(AgencyHost.Workflows)));

    private async Task GoesOnAsync()
    {
        var heads = (await HostCommand.RunAsync(_database, "verify")).Last;
        Assert.Contains("1 streams, 124 events", heads, StringComparison.Ordinal);
        Assert.EndsWith("0 differences", heads, StringComparison.Ordinal);
        var published = await HostCommand.RunAsync(_database, "publish", Path.GetFullPath(Path.Combine(AgencyHost.Workflows, "bereavement")));
        Assert.True(published.ExitCode == 0, published.Output);
        await using var host = await StartAsync();
        await host.StillAsync();

        Assert.Equal(14L, await Scratch.QueryAsync(_database, "SELECT count(*) FROM journeys.agency_inbox"));
        await IsItsDefinitionsStillAsync(host);
        await AnsweredAsync(host, new(OldDatabase.Sofias, "B06.1", Outcome.Approved, Guid.CreateVersion7(), OldDatabase.Now, null, null, null, null, null, null, null));
        await AnsweredAsync(host, new(OldDatabase.Sofias, "B17.child-2.1", Outcome.Corrected, Guid.CreateVersion7(), OldDatabase.Now, "of-2b", "of-2", Outcome.Approved, null, null, null, null));

        var (folded, stored) = ((await host.Get<JourneyReader>().ReadAsync(OldDatabase.Sofias, Cancellation))!.Journey, await StateAsync(host));
        Assert.Equal((true, Outcome.Approved), (stored.Steps["B06"].Ended, stored.Steps["B17.child-2"].Outcome));
        Assert.Equal(GoldenFiles.Written(folded), GoldenFiles.Written(stored));
        Assert.Empty((await host.Get<LogReading>().VerifyAsync(null, [], Cancellation)).Differences);
        Assert.Empty(await host.Get<Incidents>().OpenAsync(Cancellation));
    }

    /// <summary>The journey keeps the version that it began on, and the vault knows its people.</summary>
    private static async Task IsItsDefinitionsStillAsync(RunningHost host)
    {
        var view = (await host.Get<JourneyReader>().ReadAsync(OldDatabase.Sofias, Cancellation))!;
        Assert.Equal((1, 4), (view.Definition.Version, (await host.Get<DefinitionCatalogue>().CurrentAsync("bereavement", Cancellation)).Version));
        Assert.Equal(124, view.Version);
        var sofia = await host.Get<PersonRegistry>().PersonFor("198905202381", Cancellation);
        Assert.Equal(OldDatabase.Sofias, Assert.Single(await host.Get<JourneyReader>().OfAsync(sofia, Cancellation)).Journey);
        var submitted = view.Events.Select(e => e.Event).OfType<TaskSubmitted>().First(t => t.By == sofia && t.Data is not null);
        Assert.Empty((await host.Get<Sealer>().OpenAsync(submitted.Data!.Value, Cancellation)).Erased);
    }

    private static async Task AnsweredAsync(RunningHost host, AnswerArrived answer)
    {
        var receipt = new Receipt(answer.Receipt, "x", "/agencies/x", answer.Receipt.ToString(), answer.Journey, answer.Bookmark, answer.At, ReceiptStatus.Accepted, null);
        await host.Get<Receipts>().AcceptAsync(receipt, SHA256.HashData([1]), answer, Cancellation);
        await host.StillAsync();
        Assert.Equal(ReceiptStatus.Applied, (await host.Get<Receipts>().FindAsync("x", receipt.Id, Cancellation))!.Status);
    }

    private static async Task<Journey> StateAsync(RunningHost host)
    {
        await using var session = host.Get<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Journey>(OldDatabase.Sofias, Cancellation))!;
    }
}
