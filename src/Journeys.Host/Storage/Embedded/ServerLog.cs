using System.Diagnostics;

namespace Journeys.Host.Storage.Embedded;

/// <summary>What the server says while it runs: passed on to the log, the last lines kept to explain a failed start.</summary>
internal sealed class ServerLog
{
    private const int Kept = 12;

    private readonly TaskCompletionSource<bool> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> last = new();
    private readonly ILogger logger;

    public ServerLog(Process shell, ILogger logger)
    {
        this.logger = logger;
        shell.ErrorDataReceived += (_, line) => Take(line.Data);
        shell.BeginErrorReadLine();
    }

    public string LastLines
    {
        get { lock (last) return string.Join('\n', last); }
    }

    /// <summary>True when the server takes connections, false when it ended before that.</summary>
    public Task<bool> ReadyAsync(CancellationToken cancellation) => ready.Task.WaitAsync(cancellation);

    private void Take(string? line)
    {
        if (line is null)
        {
            ready.TrySetResult(false);
            return;
        }
        Keep(line);
        logger.Log(LevelOf(line), "PostgreSQL: {Line}", line);
        if (line.EndsWith("database system is ready to accept connections", StringComparison.Ordinal)) ready.TrySetResult(true);
    }

    // The last sessions of a host that stops are ended by the server: that is how it stops.
    private static LogLevel LevelOf(string line) =>
        line.Contains("due to administrator command", StringComparison.Ordinal) ? LogLevel.Debug
        : line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("PANIC:", StringComparison.Ordinal) ? LogLevel.Warning
        : line.StartsWith("Waiting", StringComparison.Ordinal) ? LogLevel.Information
        : LogLevel.Debug;

    private void Keep(string line)
    {
        lock (last)
        {
            last.Enqueue(line);
            if (last.Count > Kept) last.Dequeue();
        }
    }
}
