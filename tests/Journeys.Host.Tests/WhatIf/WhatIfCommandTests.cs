using System.Text.Json.Nodes;
using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Tests.Chain;
using Journeys.Host.Tests.Storage;
using Journeys.Scenarios;

namespace Journeys.Host.Tests.WhatIf;

/// <summary>Sofia's journey on the real host, decided again by the command an author runs before a change is published.</summary>
public sealed class WhatIfCommandTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly string _candidate = Directory.CreateTempSubdirectory("journeys-whatif-").FullName;
    private string _database = "";

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("whatif");
        var file = Path.Combine(RunningHost.Shipped, "bereavement/scenarios/sofia.json");
        var scenario = Scenario.Read(file, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await using var host = await ScenarioHost.StartAsync(scenario, RunningHost.Shipped, _database, b => b.Configuration["Journeys:MasterKey"] = RunningHost.MasterKey);
        Assert.Empty(await new ScenarioRun(scenario, host.Engine).RunAsync());
        foreach (var source in Directory.EnumerateFiles(RunningHost.Shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_candidate, Path.GetRelativePath(RunningHost.Shipped, source));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(source, copy);
        }
    }

    [Fact]
    public async Task By_the_definition_that_it_ran_on_nothing_is_otherwise()
    {
        var run = await WhatIfAsync("bereavement");
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("1 journeys of bereavement by version 4: 1 Same", run.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guardian_step_that_is_no_longer_there_is_named_with_the_right_that_goes_with_it()
    {
        Change(activities => activities.First(a => a!["id"]!.ToString() == "B17")!["applies"]!["expression"]!["value"] = "false");

        var run = await WhatIfAsync("bereavement");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("B17.child-1: Approved → NotApplicable", run.Output, StringComparison.Ordinal);
        Assert.Contains("lost: B17.child-1 granted", run.Output, StringComparison.Ordinal);
        Assert.Contains("messages to overformyndaren: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 LostRight", run.Last, StringComparison.Ordinal);
        Assert.DoesNotContain("Demo", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_no_life_event_is_refused()
    {
        var run = await WhatIfAsync("agencies");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("holds no workflow.json", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_candidate_with_faults_is_told_before_anything_is_decided()
    {
        Change(activities => activities.First(a => a!["id"]!.ToString() == "B17")!["applies"]!["expression"]!["value"] = "no.such.fact");
        var run = await WhatIfAsync("bereavement");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("(B17)", run.Output, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_candidate, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<HostCommand> WhatIfAsync(string folder) => HostCommand.RunAsync(_database, "whatif", Path.Combine(_candidate, folder));

    private void Change(Action<JsonArray> edit)
    {
        var file = Path.Combine(_candidate, "bereavement/workflow.json");
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        edit(json["root"]!["activities"]!.AsArray());
        File.WriteAllText(file, json.ToJsonString());
    }
}
