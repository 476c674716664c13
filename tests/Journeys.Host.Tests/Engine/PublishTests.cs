using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Chain;
using Journeys.Host.Tests.Storage;
using Journeys.Law;
using Journeys.Publishing;

namespace Journeys.Host.Tests.Engine;

/// <summary>A life event's second version in production: drafted when a host reads it, in force when a person publishes it.</summary>
public sealed class PublishTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private string _database = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Candidate => Path.Combine(_scratch.Folder, "loss");

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("publish");
        Assert.Equal(0, (await HostCommand.RunAsync(_database, "resources", "setup")).ExitCode);
        TestFolder.Copy(RunningHost.TestWorkflows, _scratch.Folder);
    }

    [Fact]
    public async Task New_journeys_begin_on_the_old_version_until_the_new_one_is_published_and_then_on_every_host()
    {
        await using var old = await StartAsync(RunningHost.TestWorkflows);
        var first = await BegunAsync(old);
        await first.AnswerAsync(Outcome.Approved);
        Change(("\"P1M\"", "\"P2M\""));
        await using var young = await StartAsync(_scratch.Folder);
        Assert.Equal(1, await VersionAsync(await BegunAsync(young)));

        var run = await HostCommand.RunAsync(_database, "publish", Candidate, "--by", "author");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("Version 2 of loss is published", run.Last, StringComparison.Ordinal);
        Assert.Equal(2, await VersionAsync(await BegunAsync(old)));
        Assert.Equal(2, await VersionAsync(await BegunAsync(young)));
        Assert.Equal(1, await VersionAsync(first));
        var published = Assert.IsType<DefinitionPublished>(Assert.Single(await EventsAsync(young), e => e.Version == 2 && e is DefinitionPublished));
        Assert.Equal(("author", 2, null), (published.By, published.Trial!.Journeys, published.Override));
        Assert.Contains("was published before", (await HostCommand.RunAsync(_database, "publish", Candidate)).Last, StringComparison.Ordinal);
        Assert.Empty((await young.Get<Journeys.Host.Chain.LogReading>().VerifyAsync(null, [], Cancellation)).Differences);
    }

    [Fact]
    public async Task A_version_by_which_a_person_loses_what_was_granted_is_refused_unless_a_person_says_why_and_can_be_retired()
    {
        await using var host = await StartAsync(RunningHost.TestWorkflows);
        await (await BegunAsync(host)).AnswerAsync(Outcome.Approved);
        Change(("\"agency\": {\n          \"typeName\": \"String\"", "\"applies\": {\"typeName\": \"Boolean\", \"expression\": {\"type\": \"JavaScript\", \"value\": \"false\"}},\n        \"agency\": {\n          \"typeName\": \"String\""));

        var refused = await HostCommand.RunAsync(_database, "publish", Candidate);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("lost: L2 granted", refused.Output, StringComparison.Ordinal);
        Assert.Contains("--override", refused.Output, StringComparison.Ordinal);
        Assert.Equal(1, await VersionAsync(await BegunAsync(host)));

        var overridden = await HostCommand.RunAsync(_database, "publish", Candidate, "--by", "author", "--override", "The permit is abolished.");

        Assert.True(overridden.ExitCode == 0, overridden.Output);
        Assert.Equal(2, await VersionAsync(await BegunAsync(host)));
        Assert.Equal("The permit is abolished.", (await EventsAsync(host)).OfType<DefinitionPublished>().Last().Override);

        var retired = await HostCommand.RunAsync(_database, "definitions", "retire", "loss", "2", "--reason", "It was not abolished.");

        Assert.Contains("new journeys begin on version 1", retired.Last, StringComparison.Ordinal);
        Assert.Equal(1, await VersionAsync(await BegunAsync(host)));
        var listed = (await HostCommand.RunAsync(_database, "definitions", "list")).Output;
        Assert.Contains("published by author against a trial of 2 of 2 journeys (1 DifferentOutcome, 1 LostRight): The permit is abolished.", listed, StringComparison.Ordinal);
        Assert.Contains("loss: version 1 is in force", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_changed_under_its_published_version_stops_the_start_and_says_what_changed()
    {
        await using (await StartAsync(RunningHost.TestWorkflows))
        {
        }

        TestFolder.Replace(Path.Combine(Candidate, "workflow.json"), ("\"P1M\"", "\"P2M\""));

        var refused = (await Assert.ThrowsAsync<StartupException>(() => StartAsync(_scratch.Folder))).Message;

        Assert.Contains("L3.customProperties.journeys.deadline.period: \"P1M\" → \"P2M\"", refused, StringComparison.Ordinal);
        Assert.Contains("to 2", refused, StringComparison.Ordinal);
    }

    /// <summary>Two hosts that start at once, or a publication that is asked for twice, tell the life once.</summary>
    [Fact]
    public async Task What_two_decide_at_once_is_told_once()
    {
        await using var host = await StartAsync(RunningHost.TestWorkflows);
        Change(("\"P1M\"", "\"P2M\""));
        var content = await File.ReadAllTextAsync(Path.Combine(Candidate, "workflow.json"), Cancellation);
        var candidate = Definitions.DefinitionReader.Read("workflow.json", content).Definition!;

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => host.Get<DefinitionPublishing>().PublishAsync(candidate, new(content, null), HistoryChoice.Latest, $"author {i}", null, Cancellation)));

        Assert.Equal(["DefinitionDrafted", "DefinitionChecked", "DefinitionPublished"], (await EventsAsync(host)).Where(e => e.Version == 2).Select(e => e.GetType().Name));
        Assert.Equal(1L, await Scratch.QueryAsync(_database, "SELECT count(*) FROM journeys.definitions WHERE id = 'loss' AND version = 2"));
    }

    /// <summary>Also on a host whose folder has another version, and where the words of the folder are mended since.</summary>
    [Fact]
    public async Task A_journey_is_told_in_the_words_of_its_own_version()
    {
        await using var old = await StartAsync(RunningHost.TestWorkflows);
        var first = await BegunAsync(old);
        Change(("\"P1M\"", "\"P2M\""));
        TestFolder.Replace(Path.Combine(Candidate, "texts.sv.json"), ("Polisens tillstånd.", "Polisen prövar ansökan."));
        Assert.Equal(0, (await HostCommand.RunAsync(_database, "publish", Candidate)).ExitCode);
        await using var young = await StartAsync(_scratch.Folder);
        var second = await BegunAsync(young);

        foreach (var host in new[] { old, young })
            Assert.Equal(("Polisens tillstånd.", "Polisen prövar ansökan."), (await LeadAsync(host, first), await LeadAsync(host, second)));

        TestFolder.Replace(Path.Combine(Candidate, "texts.sv.json"), ("Polisen prövar ansökan.", "Polisen prövar din ansökan."));
        await using var mended = await StartAsync(_scratch.Folder);
        Assert.Equal("Polisen prövar din ansökan.", await LeadAsync(mended, second));

        // As an earlier release left it: the folder's words stand in.
        await Scratch.QueryAsync(_database, "UPDATE journeys.definitions SET texts = NULL WHERE version = 1");
        await using var without = await StartAsync(_scratch.Folder);
        Assert.Equal("Polisen prövar din ansökan.", await LeadAsync(without, first));
    }

    private static async Task<string> LeadAsync(RunningHost host, Loss loss) =>
        (await host.Get<JourneyReader>().ReadAsync(loss.Journey, Cancellation))!.Texts["sv"].Texts["L2.lead"];

    /// <summary>A database of a release that kept contents alone.</summary>
    [Fact]
    public async Task Versions_that_an_earlier_release_published_are_told_anew()
    {
        await using (await StartAsync(RunningHost.TestWorkflows))
        {
        }

        await Scratch.QueryAsync(_database, "DELETE FROM journeys.mt_events WHERE type LIKE 'definition%'");
        await Scratch.QueryAsync(_database, "DELETE FROM journeys.mt_streams");
        Change(("\"P1M\"", "\"P2M\""));
        await using var host = await StartAsync(_scratch.Folder);

        Assert.Equal(["DefinitionDrafted 1", "DefinitionChecked 1", "DefinitionPublished 1", "DefinitionDrafted 2", "DefinitionChecked 2"],
            (await EventsAsync(host)).Select(e => $"{e.GetType().Name} {e.Version}"));
        Assert.Equal(1, (await host.Get<DefinitionCatalogue>().CurrentAsync("loss", Cancellation)).Version);
    }

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<Loss> BegunAsync(RunningHost host)
    {
        var loss = new Loss(host);
        Assert.Equal(ReceiptStatus.Applied, (await loss.DiesAsync()).Status);
        return loss;
    }

    private static async Task<int> VersionAsync(Loss loss) => (await loss.StateAsync()).DefinitionVersion;

    private static async Task<IEnumerable<IDefinitionEvent>> EventsAsync(RunningHost host) =>
        (await host.Get<DefinitionLives>().EventsAsync("loss", Cancellation)).Select(e => e.Event);

    private Task<RunningHost> StartAsync(string workflows) => RunningHost.StartAsync(
        _database, ("environment", "Production"), ("Journeys:Demo", "false"), ("Journeys:Workflows", workflows));

    private void Change(params (string Old, string New)[] changes) => TestFolder.Replace(
        Path.Combine(Candidate, "workflow.json"), [("\"name\": \"En förlust\",\n  \"version\": 1", "\"name\": \"En förlust\",\n  \"version\": 2"), .. changes]);
}
