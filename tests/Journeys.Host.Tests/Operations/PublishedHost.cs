using System.Diagnostics;
using System.Text.RegularExpressions;
using Journeys.Host.Tests.Chain;
using Journeys.Host.Tests.Storage;

namespace Journeys.Host.Tests.Operations;

/// <summary>The host as <c>dotnet publish</c> makes it, published once into a temporary folder.</summary>
public sealed partial class PublishedHost : IAsyncLifetime
{
    private static readonly string Project = Path.GetFullPath(Path.Combine(RunningHost.TestWorkflows, "..", "..", "..", "src", "Journeys.Host"));
    private readonly Scratch _scratch = new();

    public string Folder => Path.Combine(_scratch.Folder, "host");

    public string Program => Path.Combine(Folder, "Journeys.Host.dll");

    public async ValueTask InitializeAsync()
    {
        // No node of it may outlive this run: it would keep the test's output open.
        var run = await HostCommand.RunAsync(
            HostRun.Dotnet, ["publish", Project, "--configuration", "Release", "--no-restore", "-maxcpucount:1", "-nodeReuse:false", "--output", Folder],
            ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"));
        Assert.True(run.ExitCode == 0, run.Output);
    }

    internal Task<HostCommand> RunAsync(string database, params string[] arguments) =>
        HostCommand.RunAsync(HostRun.Dotnet, [Program, .. arguments], HostCommand.Environment(database));

    /// <summary>Starts it as in production, lets <paramref name="visit"/> call it, and stops it. Returns all that it logged.</summary>
    public async Task<string> ServeAsync(string database, Func<HttpClient, Task> visit)
    {
        var start = new ProcessStartInfo(HostRun.Dotnet, [Program, "--urls", "http://127.0.0.1:0"]) { WorkingDirectory = Folder, RedirectStandardOutput = true };
        foreach (var (name, value) in HostCommand.Environment(database)) start.Environment[name] = value;
        start.Environment["Journeys__Workflows"] = Path.GetFullPath(Agency.AgencyHost.Workflows);
        using var process = Process.Start(start)!;
        var log = new List<string>();
        using var client = new HttpClient { BaseAddress = await AddressAsync(process, log) };
        await visit(client);
        using (var stop = Process.Start("kill", ["-TERM", $"{process.Id}"])) await stop.WaitForExitAsync();
        log.Add(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        return string.Join('\n', log);
    }

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<Uri> AddressAsync(Process process, List<string> log)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            log.Add(line);
            if (Listening().Match(line) is { Success: true } found) return new(found.Value);
        }

        throw new InvalidOperationException($"The host ended before it listened:\n{string.Join('\n', log)}");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
