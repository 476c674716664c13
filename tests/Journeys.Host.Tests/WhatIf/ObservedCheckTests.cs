using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Tests.Chain;
using Journeys.Host.Tests.Storage;
using Journeys.Scenarios;

namespace Journeys.Host.Tests.WhatIf;

/// <summary>The check of life events against what was observed in a database.</summary>
public sealed class ObservedCheckTests(PostgresFixture postgres)
{
    [Fact]
    public async Task It_tells_what_was_observed_and_which_chain_is_too_slow()
    {
        var database = await postgres.CreateDatabaseAsync("observed");
        var file = Path.Combine(RunningHost.Shipped, "bereavement/scenarios/sofia.json");
        var scenario = Scenario.Read(file, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await using (var host = await ScenarioHost.StartAsync(scenario, RunningHost.Shipped, database, b => b.Configuration["Journeys:MasterKey"] = RunningHost.MasterKey))
            Assert.Empty(await new ScenarioRun(scenario, host.Engine).RunAsync());

        var run = await HostCommand.RunAsync(database, "check", RunningHost.Shipped, "--observed");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("Findings: 0. Warnings: 0.", run.Output, StringComparison.Ordinal);
        Assert.Contains("bereavement: 1 journeys observed", run.Output, StringComparison.Ordinal);
        Assert.Contains("parking: 0 journeys observed, 0 of them running.", run.Output, StringComparison.Ordinal);
        // The police took so long that the funeral was put off (B08): at those times the month is never enough.
        Assert.Contains("the last day of B07b cannot be kept: B06 takes", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Demo", run.Output, StringComparison.Ordinal);
    }
}
