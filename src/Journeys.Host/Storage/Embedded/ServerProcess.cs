using System.Diagnostics;
using System.Globalization;

namespace Journeys.Host.Storage.Embedded;

/// <summary>
/// One running server under a shell that waits on a pipe from this process: when the pipe closes, because this
/// process disposes it or is killed, the server stops.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    public const string Superuser = "journeys";

    public static readonly string[] InitArguments =
        [$"--username={Superuser}", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"];

    private readonly Process shell;
    private readonly ServerLog log;

    private ServerProcess(Process shell, ServerLog log, string socketFolder) =>
        (this.shell, this.log, SocketFolder) = (shell, log, socketFolder);

    public string SocketFolder { get; }

    public int ProcessId { get; private set; }

    public static async Task<ServerProcess> StartAsync(
        PostgresBinaries binaries, ServerFolder folder, ServerAccount account, ILogger logger, CancellationToken cancellation)
    {
        var socket = await TempFolder.CreateAsync(account, "journeys", cancellation);
        var start = new ProcessStartInfo("setsid", ShellScript.Arguments(binaries, folder, socket))
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        account.ApplyTo(start);
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        var shell = Process.Start(start)!;
        var server = new ServerProcess(shell, new ServerLog(shell, logger), socket);
        await server.ReadyAsync(folder, cancellation);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // Before there is a server the shell does not look at its pipe.
        if (ProcessId == 0) shell.Kill(entireProcessTree: true);
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    private async Task ReadyAsync(ServerFolder folder, CancellationToken cancellation)
    {
        try
        {
            if (await shell.StandardOutput.ReadLineAsync(cancellation) is { } line)
                ProcessId = int.Parse(line, CultureInfo.InvariantCulture);
            if (await log.ReadyAsync(cancellation)) return;
            await shell.WaitForExitAsync(cancellation);
            throw new EmbeddedPostgresException(ShellScript.Explain(shell.ExitCode, folder, log.LastLines));
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }
}
