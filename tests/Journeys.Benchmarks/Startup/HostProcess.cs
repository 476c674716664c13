using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Journeys.Benchmarks.Startup;

/// <summary>The host as its own process, <c>dotnet Journeys.Host.dll --demo</c>, until it is disposed of.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private readonly Process _process;

    private HostProcess(Process process, double seconds) => (_process, Seconds) = (process, seconds);

    /// <summary>From its start until the first 200 of the first page.</summary>
    public double Seconds { get; }

    /// <param name="host">The folder of its program.</param>
    /// <param name="folder">Where it keeps its data.</param>
    public static async Task<HostProcess> StartAsync(string host, string folder)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(host, "Journeys.Host.dll"), "--demo"])
        {
            WorkingDirectory = host,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_URLS"] = url, ["Journeys__Postgres__DataFolder"] = Path.Combine(folder, "postgres") },
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient();
        using var look = new PeriodicTimer(Look);
        while (!await AnswersAsync(client, url))
        {
            if (process.HasExited) throw new InvalidOperationException($"The host ended with {process.ExitCode} before its first page.");
            await look.WaitForNextTickAsync();
        }

        return new(process, Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    /// <summary>What the host keeps in memory, its database server not counted.</summary>
    public double Megabytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) await stop.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string url)
    {
        try
        {
            using var page = await client.GetAsync(new Uri(url));
            return page.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
