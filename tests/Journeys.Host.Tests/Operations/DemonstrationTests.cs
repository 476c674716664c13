using Journeys.Host.Identity;
using Journeys.Host.Tests.Storage;
using Journeys.Host.Tests.Walk;

namespace Journeys.Host.Tests.Operations;

/// <summary>Two demonstrations on one database.</summary>
public sealed class DemonstrationTests(PostgresFixture postgres) : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Each_hosts_reference_agencies_keep_their_tokens()
    {
        var database = await postgres.CreateDatabaseAsync("two");
        await using var watching = await RunningHost.StartAsync(database, ("Journeys:Workflows", RunningHost.TestWorkflows));
        await using var one = await StartAsync(database, "one");
        var first = await TokensAsync(watching, 1);
        await using var other = await StartAsync(database, "other");
        var both = await TokensAsync(watching, 2);

        Assert.Subset(both.ToHashSet(), first.ToHashSet());
    }

    public void Dispose() => _scratch.Dispose();

    private async Task<RunningProgram> StartAsync(string database, string folder)
    {
        var host = RunningProgram.Start("Journeys.Host", "Journeys.Host", "Application started", [],
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("Journeys__Workflows", RunningHost.TestWorkflows),
            ("ConnectionStrings__Journeys", database), ("Journeys__MasterKey", RunningHost.MasterKey),
            ("Journeys__Postgres__DataFolder", Path.Combine(_scratch.Folder, folder, "postgres")));
        await host.ReadyAsync();
        return host;
    }

    /// <summary>The register's valid tokens, when the hosts have issued theirs.</summary>
    private static async Task<IReadOnlyList<string>> TokensAsync(RunningHost host, int least)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (; ; await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var tokens = await host.Get<AgencyTokens>().ListAsync(TestContext.Current.CancellationToken);
            if (tokens.Count(t => t.Agency == "skatteverket") >= least)
                return [.. tokens.Where(t => t is { Agency: "skatteverket", Revoked: false }).Select(t => t.Id)];
        }
    }
}
