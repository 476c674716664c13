using Journeys.Host.Chain;
using Journeys.Host.Tests.Engine;
using Journeys.Host.Tests.Storage;

namespace Journeys.Host.Tests.Chain;

/// <summary><c>export</c> and <c>verify</c> as an operator and an auditor run them.</summary>
public sealed class LogCommandTests(PostgresFixture postgres) : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task An_export_verifies_and_a_changed_one_is_refused_with_the_event_s_name()
    {
        var database = await postgres.CreateDatabaseAsync("log");
        Guid journey;
        string root;
        await using (var host = await RunningHost.StartAsync(database))
        {
            var loss = new Loss(host);
            await loss.DiesAsync();
            journey = loss.Journey;
            root = (await host.Get<RootPublisher>().PublishAsync(TestContext.Current.CancellationToken))!.Root.ToString();
        }

        var (whole, one) = (Path.Combine(_scratch.Folder, "whole.log"), Path.Combine(_scratch.Folder, "one.log"));
        await PassesAsync(database, "export", "--to", whole);
        await PassesAsync(database, "export", "--to", one, "--journey", $"{journey}");
        var fromDatabase = await PassesAsync(database, "verify", "--root", root);
        var fromFile = await PassesAsync("", "verify", "--from", whole, "--root", root);
        await PassesAsync("", "verify", "--from", one, "--root", root);
        await PassesAsync(database, "verify", "--journey", $"{journey}");
        Assert.Equal(fromDatabase.Last, fromFile.Last);

        TestFolder.Replace(whole, ("\"definition\": \"loss\"", "\"definition\": \"lost\""));
        var refused = await HostCommand.RunAsync("", "verify", "--from", whole);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"journey {journey} event 1 (journey_started): changed event", refused.Output, StringComparison.Ordinal);
        var unknown = await HostCommand.RunAsync("", "verify", "--from", one, "--root", new string('0', 64));
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("is not among the 1 published", unknown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_checked_is_refused_in_plain_words()
    {
        var empty = await postgres.CreateDatabaseAsync("empty");
        foreach (var (database, arguments, words) in ((string, string[], string)[])
            [
                (empty, ["verify"], "resources setup"),
                (empty, ["export"], "--to"),
                ("", ["verify"], "ConnectionStrings:Journeys"),
                ("", ["verify", "--from", "nowhere.log"], "nowhere.log does not exist"),
                (empty, ["verify", "--root", "12"], "64 hexadecimal digits"),
                (empty, ["vault", "forget"], "vault replay-erasures --from file"),
            ])
        {
            var refused = await HostCommand.RunAsync(database, arguments);
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains(words, refused.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _scratch.Dispose();

    private static async Task<HostCommand> PassesAsync(string database, params string[] arguments)
    {
        var run = await HostCommand.RunAsync(database, arguments);
        Assert.True(run.ExitCode == 0, run.Output);
        return run;
    }
}
