using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Journeys.Faults;

/// <summary>The real host with its own durable PostgreSQL, on one address and one data folder through all its lives.</summary>
internal sealed class MortalHost(string folder) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim _life = new(1);
    private readonly string _data = Path.Combine(folder, "postgres");
    private BuiltProgram? _program;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>How often it was killed. Whatever fails while this stays the same is no kill's fault.</summary>
    public int Deaths { get; private set; }

    /// <summary>What it said last.</summary>
    public string Output => _program?.Output ?? "";

    /// <summary>Where its database listens while it lives.</summary>
    public string ConnectionString => File.ReadLines(Path.Combine(_data, "running")).ElementAt(1);

    /// <summary>Starts it, and returns when it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        _program?.Dispose();
        _program = BuiltProgram.Start(
            "Journeys.Host", "Journeys.Host", ["--demo"],
            ("ASPNETCORE_URLS", Address.ToString()), ("Journeys__Postgres__DataFolder", _data),
            ("Journeys__MasterKey", Convert.ToBase64String(new byte[32])), ("Journeys__ReferenceAgencies", "false"), ("Serilog__MinimumLevel__Default", "Warning"));
        using var client = new HttpClient { BaseAddress = Address };
        await Until.TrueAsync(
            () => _program.Ended
                ? throw new InvalidOperationException($"The host ended before it was ready:\n{_program.Output}")
                : IsReadyAsync(client, cancellation),
            Look, () => $"The host is not ready:\n{_program.Output}", cancellation);
    }

    /// <summary>Kills it where it stands and starts it again.</summary>
    public async Task DieAndRiseAsync(CancellationToken cancellation)
    {
        await _life.WaitAsync(cancellation);
        try
        {
            Deaths++;
            await _program!.KillAsync();
            await StartAsync(cancellation);
        }
        finally
        {
            _life.Release();
        }
    }

    /// <summary>Returns when the host lives, at once if it does, with how often it had been killed then.</summary>
    public async Task<int> AliveAsync(CancellationToken cancellation)
    {
        await _life.WaitAsync(cancellation);
        var deaths = Deaths;
        _life.Release();
        return deaths;
    }

    public NpgsqlDataSource Database() => NpgsqlDataSource.Create(ConnectionString + ";Pooling=false");

    public void Dispose()
    {
        _program?.Dispose();
        _life.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
