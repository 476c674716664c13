using System.Collections.Concurrent;
using System.Diagnostics;
using Journeys.Host.Tests.Storage;

namespace Journeys.Host.Tests.Walk;

/// <summary>One of our programs in a process of its own. It ends with this object; what it said is kept for a failure's message.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<string> _said = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _awaited;

    private RunningProgram(ProcessStartInfo start, string awaited)
    {
        _awaited = awaited;
        _process = new() { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, said) => Hear(said.Data);
        _process.ErrorDataReceived += (_, said) => Hear(said.Data);
        _process.Exited += (_, _) => _said.TrySetException(new InvalidOperationException($"It ended. {Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The last it said.</summary>
    public string Said => string.Join('\n', _lines.TakeLast(60));

    /// <param name="project">The program's project.</param>
    /// <param name="awaited">The words that it begins to work with.</param>
    public static RunningProgram Start(
        string project, string assembly, string awaited, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var folder = Output(project);
        var start = new ProcessStartInfo(HostRun.Dotnet, [Path.Combine(folder, assembly + ".dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(start, awaited);
    }

    /// <summary>The first line with the awaited words.</summary>
    public Task<string> ReadyAsync() => _said.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // Its own: beside the tests lie the tests' libraries too.
    private static string Output(string project)
    {
        var here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var built = Path.Combine(Path.GetFileName(Path.GetDirectoryName(here)!), Path.GetFileName(here));
        return Path.GetFullPath(Path.Combine(RunningHost.TestWorkflows, "..", "..", "..", "src", project, "bin", built));
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        if (line.Contains(_awaited, StringComparison.Ordinal)) _said.TrySetResult(line);
    }
}
