using Journeys.Host.Tests.Storage;
using Journeys.Host.Tests.Walk;

namespace Journeys.Host.Tests.Operations;

/// <summary>What the operator is told by the program itself.</summary>
public sealed class CommandLineTests(PostgresFixture postgres) : IDisposable
{
    private static readonly (string, string) Production = ("ASPNETCORE_ENVIRONMENT", "Production");
    private static readonly (string, string) Port = ("ASPNETCORE_URLS", "http://127.0.0.1:0");
    private static readonly (string, string) Workflows = ("Journeys__Workflows", RunningHost.TestWorkflows);
    private readonly Scratch _scratch = new();

    private (string, string)[] Demonstration =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Development"), Port, Workflows,
        ("Journeys__ReferenceAgencies", "false"), ("Journeys__Postgres__DataFolder", Path.Combine(_scratch.Folder, "postgres")),
    ];

    /// <summary>Also where a flag stands last, and with a folder as it is named at the root of the checkout.</summary>
    [Fact]
    public async Task A_command_uses_the_database_of_the_demonstration_that_runs()
    {
        await using var host = RunningProgram.Start("Journeys.Host", "Journeys.Host", "Application started", [], Demonstration);
        await host.ReadyAsync();

        var looked = await CommandRun.OfAsync(["migrate", "loss", "--dry-run"], Demonstration);
        var tried = await CommandRun.OfAsync(["whatif", "tests/Journeys.Host.Tests/Workflows/loss"], Demonstration);

        Assert.Equal((0, ""), (looked.ExitCode, looked.Errors));
        Assert.EndsWith("0 would move, 0 stay.", looked.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal((0, ""), (tried.ExitCode, tried.Errors));
        Assert.EndsWith("0 journeys of loss by version 1: none", tried.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_issued_while_the_demonstration_runs()
    {
        await using var host = RunningProgram.Start("Journeys.Host", "Journeys.Host", "Application started", [], Demonstration);
        await host.ReadyAsync();

        var issued = await CommandRun.OfAsync(["tokens", "issue", "--agency", "skatteverket"], Demonstration);

        Assert.Equal((0, ""), (issued.ExitCode, issued.Errors));
        Assert.DoesNotContain("Searching", issued.Output, StringComparison.Ordinal);
        Assert.StartsWith("agt_", issued.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_without_a_database_says_what_to_set() =>
        AssertRefused("ConnectionStrings:Journeys is not set", await CommandRun.OfAsync(["tokens", "list"], Production, Workflows));

    [Fact]
    public async Task A_scenario_is_found_from_a_folder_further_down_and_its_result_is_the_last_line()
    {
        var played = await CommandRun.OfAsync(["scenario", "workflows/parking/scenarios"], ("ASPNETCORE_ENVIRONMENT", "Development"));

        Assert.Equal(0, played.ExitCode);
        Assert.Matches("^[1-9][0-9]* passed, 0 failed$", played.Output.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_cannot_be_checked() =>
        AssertRefused("There is no folder '/nowhere'", await CommandRun.OfAsync(["check", "/nowhere"]));

    [Fact]
    public async Task Tokens_without_a_schema_name_the_command_that_makes_it() =>
        AssertRefused("resources setup", await CommandRun.OfAsync(
            ["tokens", "list"], Production, Workflows, Key, ("ConnectionStrings__Journeys", await postgres.CreateDatabaseAsync())));

    [Fact]
    public async Task Without_a_master_key_the_host_says_how_to_make_one() =>
        AssertRefused("openssl rand -base64 32", await CommandRun.OfAsync(
            [], Production, Port, Workflows, ("ConnectionStrings__Journeys", await postgres.CreateDatabaseAsync())));

    [Theory]
    [InlineData("garbage", "cannot be read")]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Database=none", "cannot be used")]
    public async Task A_wrong_connection_string_is_told(string connection, string told) =>
        AssertRefused(told, await CommandRun.OfAsync([], Production, Port, Workflows, Key, ("ConnectionStrings__Journeys", connection)));

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_the_way_out()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();

        AssertRefused("--urls", await CommandRun.OfAsync(
            ["--demo"], Production, ("ASPNETCORE_URLS", $"http://{other.LocalEndpoint}"), Workflows, Key,
            ("ConnectionStrings__Journeys", await postgres.CreateDatabaseAsync())));
    }

    public void Dispose() => _scratch.Dispose();

    private static (string, string) Key => ("Journeys__MasterKey", Convert.ToBase64String(new byte[32]));

    private static void AssertRefused(string told, CommandRun run)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(told, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output + run.Errors, StringComparison.Ordinal);
    }
}
