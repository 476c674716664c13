using System.Diagnostics;
using System.Text.Json;
using Journeys.Host.Storage;

namespace Journeys.Host.Tests.Storage;

/// <summary>The test executable running as a <see cref="PostgresHost"/>, as this user or another.</summary>
internal sealed class HostRun : IAsyncDisposable
{
    private readonly Process process;

    private HostRun(Process process, PostgresHost.Started started) => (this.process, Started) = (process, started);

    public PostgresHost.Started Started { get; }

    public int ProcessId => process.Id;

    public static async Task<HostRun> StartAsync(
        EmbeddedPostgresOptions options, string? user = null, string? binaries = null, params (string Name, string Value)[] environment)
    {
        var assembly = Path.Combine(binaries ?? AppContext.BaseDirectory, "Journeys.Host.Tests.dll");
        var start = new ProcessStartInfo(Dotnet, ["exec", assembly, PostgresHost.Argument, JsonSerializer.Serialize(options)])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (user is not null) start.UserName = user;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new HostRun(process, JsonSerializer.Deserialize<PostgresHost.Started>(line!)!);
    }

    /// <summary>Ends the host as a power cut would: it runs no code of its own any more (SIGKILL).</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    internal static string Dotnet =>
        Path.GetFullPath(Path.Combine(typeof(object).Assembly.Location, "..", "..", "..", "..", "dotnet"));
}
