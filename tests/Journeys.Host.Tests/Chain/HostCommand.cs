using System.Diagnostics;
using Journeys.Host.Tests.Storage;

namespace Journeys.Host.Tests.Chain;

/// <summary>The host's command line, run to its end in a process of its own, as an operator does.</summary>
internal sealed record HostCommand(int ExitCode, string Output)
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(
        RunningHost.TestWorkflows, "..", "..", "..", "src", "Journeys.Host", "bin", Built, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    /// <summary>The program's file.</summary>
    public static string Program { get; } = Path.Combine(Folder, "Journeys.Host.dll");

    private static string Built => Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))!);

    /// <summary>The last line it said.</summary>
    public string Last => Output.TrimEnd().Split('\n')[^1];

    public static Task<HostCommand> RunAsync(string database, params string[] arguments) =>
        RunAsync(HostRun.Dotnet, [Program, .. arguments], Environment(database));

    public static (string, string)[] Environment(string database) =>
        [("ConnectionStrings__Journeys", database), ("Journeys__MasterKey", RunningHost.MasterKey), ("DOTNET_ENVIRONMENT", "Production")];

    public static async Task<HostCommand> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var said = process.StandardOutput.ReadToEndAsync(cancellation);
        var faults = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new(process.ExitCode, await faults + await said);
    }
}
