using Journeys.Host.Storage;

namespace Journeys.Host.Tests.Storage;

/// <summary>What a host refuses to start on.</summary>
public sealed class OpeningTests(PostgresFixture postgres) : IDisposable
{
    private static readonly (string, string) NoDemo = ("Journeys:Demo", "false");
    private static readonly (string, string) Production = ("environment", "Production");
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task A_demonstrations_database_is_refused_by_a_host_that_is_none()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (await RunningHost.StartAsync(database)) { }

        Assert.Contains("made by a demonstration", await RefusalAsync(database, NoDemo), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demonstration_refuses_a_database_that_it_did_not_mark()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (await RunningHost.StartAsync(database, NoDemo)) { }

        Assert.Contains("was not made by a demonstration", await RefusalAsync(database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hosts_that_start_at_once_on_an_empty_database_both_open()
    {
        var database = await postgres.CreateDatabaseAsync();

        var hosts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => RunningHost.StartAsync(database))));

        foreach (var host in hosts)
            await using (host) await host.Alba.Scenario(ready => ready.Get.Url("/health/ready"));
    }

    [Fact]
    public async Task Production_without_a_schema_names_the_command_that_makes_it() =>
        Assert.Contains("resources setup", await RefusalAsync(await postgres.CreateDatabaseAsync(), Production), StringComparison.Ordinal);

    [Fact]
    public async Task Production_without_a_database_says_what_to_set() =>
        Assert.Contains("ConnectionStrings:Journeys", await RefusalAsync("", Production), StringComparison.Ordinal);

    [Fact]
    public async Task Production_starts_on_a_schema_that_is_there()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (await RunningHost.StartAsync(database, NoDemo)) { }

        await using var host = await RunningHost.StartAsync(database, Production);

        await host.Alba.Scenario(ready => ready.Get.Url("/health/ready"));
    }

    [Fact]
    public async Task A_changed_definition_of_an_unchanged_version_is_refused_and_names_the_next_version()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (await RunningHost.StartAsync(database)) { }

        var refusal = await RefusalAsync(database, ("Journeys:Workflows", Changed("P1M", "P2M")));

        Assert.Contains("to 2", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_the_workflows_are_all_told() =>
        Assert.Contains("L3", await RefusalAsync(
            await postgres.CreateDatabaseAsync(), ("Journeys:Workflows", Changed("P1M", "one month"))), StringComparison.Ordinal);

    [Fact]
    public async Task A_text_that_a_citizen_would_miss_is_refused_by_its_key()
    {
        TestFolder.Copy(RunningHost.TestWorkflows, _scratch.Folder);
        TestFolder.Replace(Path.Combine(_scratch.Folder, "loss", "texts.en.json"), ("\"L3.why\"", "\"L3.whi\""));

        Assert.Contains("L3.why", await RefusalAsync(await postgres.CreateDatabaseAsync(), ("Journeys:Workflows", _scratch.Folder)), StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private string Changed(string old, string now)
    {
        TestFolder.Copy(RunningHost.TestWorkflows, _scratch.Folder);
        TestFolder.Replace(Path.Combine(_scratch.Folder, "loss", "workflow.json"), ($"\"{old}\"", $"\"{now}\""));
        return _scratch.Folder;
    }

    private static async Task<string> RefusalAsync(string database, params (string, string)[] settings) =>
        (await Assert.ThrowsAsync<StartupException>(async () => await (await RunningHost.StartAsync(database, settings)).DisposeAsync())).Message;
}
