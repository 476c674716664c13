using System.Text.Json;
using Journeys.Host.Chain;
using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Engine;
using Journeys.Host.Tests.Storage;
using Npgsql;

namespace Journeys.Host.Tests.Chain;

/// <summary>The commands of <c>docs/operations.md</c>, run as they stand there.</summary>
public sealed class BackupTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string Document = Path.Combine(RunningHost.TestWorkflows, "..", "..", "..", "docs", "operations.md");
    private readonly Scratch _scratch = new();
    private string _database = "";
    private RunningHost _host = null!;
    private Guid _erased;
    private Guid _kept;
    private JsonElement _sealed;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("backup");
        _host = await RunningHost.StartAsync(_database);
        _erased = await _host.Get<PersonRegistry>().PersonFor("199001012385", Cancellation);
        _kept = await _host.Get<PersonRegistry>().PersonFor("199001022384", Cancellation);
        _sealed = await SealAsync(_erased, "hemlig");
        await new Loss(_host, _erased).DiesAsync(await SealAsync(_erased, "2027-03-01"));
        await new Loss(_host, _kept).DiesAsync(await SealAsync(_kept, "2027-03-01"));
        await _host.Get<RootPublisher>().PublishAsync(Cancellation);
        var journeys = Path.Combine(_scratch.Folder, "journeys");
        await File.WriteAllTextAsync(journeys, $"#!/bin/sh\nexec \"{HostRun.Dotnet}\" \"{HostCommand.Program}\" \"$@\"\n", Cancellation);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(journeys, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_restored_database_has_the_same_hashes_and_those_erased_since_stay_erased()
    {
        await RunAsync("back up", _database);
        Assert.Empty((await _host.Get<Sealer>().OpenAsync(_sealed, Cancellation)).Erased);
        await _host.Get<PersonRegistry>().EraseAsync(_erased, Cancellation);
        await PassesAsync(await HostCommand.RunAsync(_database, "vault", "erasures", "--to", Path.Combine(_scratch.Folder, "erased.txt")));

        var restored = new NpgsqlConnectionStringBuilder(_database) { Database = $"{new NpgsqlConnectionStringBuilder(_database).Database}_restored" }.ConnectionString;
        await RunAsync("restore", restored);

        Assert.Equal(await HeadsAsync(_database), await HeadsAsync(restored));
        await using var host = await RunningHost.StartAsync(restored);
        await StaysErasedAsync(host);
        Assert.Equal(ReceiptStatus.Applied, (await new Loss(host, _kept).IsBuriedAsync()).Status);
        Assert.Empty((await host.Get<LogReading>().VerifyAsync(null, [], Cancellation)).Differences);
    }

    [Fact]
    public async Task Those_whom_the_database_lists_as_erased_stay_erased_when_an_older_vault_is_put_back()
    {
        var old = (await DatabaseDump.OfAsync(_database)).Split('\n').Single(line => line.StartsWith($"{_erased}\t\\\\x", StringComparison.Ordinal));
        await _host.Get<PersonRegistry>().EraseAsync(_erased, Cancellation);
        await _host.DisposeAsync();
        var key = old.Split('\t').Select(field => $"'{field.Replace(@"\\x", @"\x", StringComparison.Ordinal)}'");
        await Scratch.QueryAsync(_database, $"INSERT INTO vault.subject_keys VALUES ({string.Join(',', key)})");

        _host = await RunningHost.StartAsync(_database);

        await StaysErasedAsync(_host);
    }

    [Fact]
    public async Task A_list_that_is_none_is_refused_and_nothing_is_applied()
    {
        var list = Path.Combine(_scratch.Folder, "erased.txt");
        await File.WriteAllLinesAsync(list, [$"{_erased}", "Sofia"], Cancellation);

        var refused = await HostCommand.RunAsync(_database, "vault", "replay-erasures", "--from", list);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("'Sofia' is no person's id", refused.Output, StringComparison.Ordinal);
        Assert.Equal(2L, await Scratch.QueryAsync(_database, "SELECT count(*) FROM vault.subject_keys"));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _scratch.Dispose();
    }

    private async Task StaysErasedAsync(RunningHost host)
    {
        Assert.Contains(_erased, (await host.Get<Sealer>().OpenAsync(_sealed, Cancellation)).Erased);
        Assert.NotEqual(_erased, await host.Get<PersonRegistry>().PersonFor("199001012385", Cancellation));
        Assert.Equal(_kept, await host.Get<PersonRegistry>().PersonFor("199001022384", Cancellation));
    }

    /// <summary>Runs the document's block that begins with this comment.</summary>
    private async Task RunAsync(string block, string database)
    {
        var script = (await File.ReadAllTextAsync(Document, Cancellation)).Split("```bash\n").Single(part => part.StartsWith($"# {block}\n", StringComparison.Ordinal)).Split("```")[0];
        var to = new NpgsqlConnectionStringBuilder(database);
        var path = $"{_scratch.Folder}:{DatabaseDump.Folder}:{Environment.GetEnvironmentVariable("PATH")}";
        await PassesAsync(await HostCommand.RunAsync("bash", ["-euo", "pipefail", "-c", $"cd '{_scratch.Folder}'\n{script}"],
        [
            .. HostCommand.Environment(database), ("PATH", path), ("PGHOST", to.Host!), ("PGPORT", $"{to.Port}"),
            ("PGUSER", to.Username!), ("PGPASSWORD", to.Password ?? ""), ("PGDATABASE", to.Database!),
        ]));
    }

    private static async Task<string> HeadsAsync(string database) => (await PassesAsync(await HostCommand.RunAsync(database, "verify"))).Last;

    private static Task<HostCommand> PassesAsync(HostCommand run)
    {
        Assert.True(run.ExitCode == 0, run.Output);
        return Task.FromResult(run);
    }

    private Task<JsonElement> SealAsync(Guid person, string date) =>
        _host.Get<Sealer>().SealAsync(JsonSerializer.SerializeToElement(new { person, date }), person, Cancellation);
}
