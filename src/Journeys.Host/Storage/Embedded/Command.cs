using System.ComponentModel;
using System.Diagnostics;

namespace Journeys.Host.Storage.Embedded;

/// <summary>A program run to its end: its exit code and all that it wrote. Null where there is no such program.</summary>
internal sealed record Command(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    public static async Task<Command?> RunAsync(
        ServerAccount account, string workingFolder, string program, string[] arguments, CancellationToken cancellation)
    {
        // PostgreSQL's account may be unable to enter the folder that this process was started in.
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        account.ApplyTo(start);
        try
        {
            using var process = Process.Start(start)!;
            return await FinishAsync(process, cancellation);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task<Command> FinishAsync(Process process, CancellationToken cancellation)
    {
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new Command(process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
