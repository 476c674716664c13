using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Journeys.Faults;

/// <summary>A program of this solution as it was built, run as a process of its own; its output is kept for a failure's message.</summary>
internal sealed class BuiltProgram : IDisposable
{
    private const int Kept = 40;
    private readonly Queue<string> _output = new();
    private readonly Process _process;

    private BuiltProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool Ended => _process.HasExited;

    public string Output
    {
        get
        {
            lock (_output) return string.Join('\n', _output);
        }
    }

    public static BuiltProgram Start(string project, string assembly, string[] arguments, params (string Name, string Value)[] settings)
    {
        var folder = FolderOf(project);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, $"{assembly}.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What breaks is the system, not the life event: it is one that keeps, whatever becomes of the shipped ones.
        start.Environment["Journeys__Workflows"] = Path.Combine(Here(), "Workflows");
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    /// <summary>Ends it as a power cut would (SIGKILL), whatever it is doing.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM) and waits until it has. Returns its exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellation)
    {
        using var ask = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_output)
        {
            _output.Enqueue(line);
            while (_output.Count > Kept) _output.Dequeue();
        }
    }

    // Beside this test's own build: tests/X/bin/Debug/net10.0 and src/Y/bin/Debug/net10.0.
    private static string FolderOf(string project)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var root = built.Parent!.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(root.FullName, "src", project, "bin", built.Parent!.Name, built.Name);
    }
}
