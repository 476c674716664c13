using System.Diagnostics;
using Journeys.Host.Tests.Storage;

namespace Journeys.Host.Tests.Operations;

/// <summary>The host's program run with a command to its end: its exit code, and what it wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    public static async Task<CommandRun> OfAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(HostRun.Dotnet, [Program, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(Program)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await errors);
    }

    private static string Program
    {
        get
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.GetFullPath(Path.Combine(
                RunningHost.TestWorkflows, "..", "..", "..", "src", "Journeys.Host", "bin", built.Parent!.Name, built.Name, "Journeys.Host.dll"));
        }
    }
}
