using System.Net;
using System.Net.Sockets;

namespace Journeys.Faults.Worlds;

/// <summary>
/// One of the hosts on a database, as a process of its own on one address through all its lives, with a wire to the
/// database and one before itself. What it keeps on its own disk no other host can see.
/// </summary>
internal sealed class Node : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly Uri _own = new($"http://127.0.0.1:{FreePort()}");
    private readonly string _home;
    private readonly HttpClient _http;
    private BuiltProgram? _program;

    public Node(int number, string home, Server server, int seed)
    {
        (Number, _home) = (number, home);
        Directory.CreateDirectory(home);
        Database = new(() => server.Address, seed);
        Front = new(() => new IPEndPoint(IPAddress.Loopback, _own.Port), seed + 1);
        _http = new() { BaseAddress = _own, Timeout = TimeSpan.FromSeconds(5) };
    }

    public int Number { get; }

    /// <summary>Between it and the database.</summary>
    public Wire Database { get; }

    /// <summary>Between its clients and it.</summary>
    public Wire Front { get; }

    /// <summary>Where clients find it.</summary>
    public Uri Address => new($"http://127.0.0.1:{Front.Port}");

    public bool Ended => _program?.Ended ?? true;

    public string Output => $"Host {Number}:\n{_program?.Output}";

    /// <summary>Settings beside the usual, for its next life.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; set; } = [];

    /// <summary>Starts it, and returns when it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        Launch();
        await Until.TrueAsync(
            () => _program!.Ended ? throw new InvalidOperationException($"It ended before it was ready. {Output}") : IsReadyAsync(cancellation),
            Look, () => $"It is not ready. {Output}", cancellation);
    }

    /// <summary>Starts it, whatever comes of that.</summary>
    public void Launch()
    {
        _program?.Dispose();
        _program = BuiltProgram.Start("Journeys.Host", "Journeys.Host", ["--demo"],
        [
            ("ASPNETCORE_URLS", _own.ToString()), ("HOME", _home), ("Serilog__MinimumLevel__Default", "Warning"),
            ("ConnectionStrings__Journeys", $"Host=127.0.0.1;Port={Database.Port};Database=journeys;Username=journeys"),
            ("Journeys__MasterKey", Convert.ToBase64String(new byte[32])), ("Journeys__ReferenceAgencies", "false"), .. Settings,
        ]);
    }

    /// <summary>Ends it where it stands.</summary>
    public Task KillAsync() => _program!.KillAsync();

    /// <summary>Asks it to end, as a rolling upgrade does, and returns when it has.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync(CancellationToken cancellation) => _program!.StopAsync(cancellation);

    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _program?.Dispose();
        Database.Dispose();
        Front.Dispose();
        _http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
