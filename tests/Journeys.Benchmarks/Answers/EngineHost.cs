using Journeys.Host.Agency;
using Journeys.Host.Engine;
using Journeys.Host.Limits;
using Journeys.Host.Operations;
using Journeys.Host.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Journeys.Benchmarks.Answers;

/// <summary>The host's engine in this process, on a durable PostgreSQL server of its own that goes when it ends.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _postgres;
    private readonly ScratchFolder? _folder;
    private readonly WebApplication _app;

    private EngineHost(string connection, WebApplication app, EmbeddedPostgres? postgres, ScratchFolder? folder) =>
        (_postgres, _folder, _app, Connection, Database) = (postgres, folder, app, connection, NpgsqlDataSource.Create(connection));

    public string Connection { get; }

    public NpgsqlDataSource Database { get; }

    /// <summary>The process id of its own PostgreSQL server.</summary>
    public int ServerProcess => _postgres!.ProcessId;

    public PersonRegistry People => _app.Services.GetRequiredService<PersonRegistry>();

    public Sealer Sealer => _app.Services.GetRequiredService<Sealer>();

    public DeadlineSweeper Sweeper => _app.Services.GetRequiredService<DeadlineSweeper>();

    public JourneySignals Signals => _app.Services.GetRequiredService<JourneySignals>();

    public Receipts Receipts => _app.Services.GetRequiredService<Receipts>();

    /// <summary>Whatever else of it is wanted.</summary>
    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Returns when nothing is being handled any more.</summary>
    public Task StillAsync() => _app.Services.GetRequiredService<Stillness>().WaitAsync(default);

    /// <param name="change">What differs from the engine alone.</param>
    public static async Task<EngineHost> StartAsync(Action<WebApplicationBuilder>? change = null)
    {
        var folder = new ScratchFolder();
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = Path.Combine(folder.Path, "postgres") }, NullLogger.Instance, default);
        return new(postgres.ConnectionString, await RunningAsync(postgres.ConnectionString, change), postgres, folder);
    }

    /// <summary>On a database that others use too.</summary>
    public static async Task<EngineHost> JoinAsync(string connection) => new(connection, await RunningAsync(connection), null, null);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _folder?.Dispose();
    }

    private static async Task<WebApplication> RunningAsync(string connection, Action<WebApplicationBuilder>? change = null)
    {
        var app = Build(connection, change);
        await app.StartAsync();
        return app;
    }

    private static WebApplication Build(string connection, Action<WebApplicationBuilder>? change)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Production,
            ApplicationName = typeof(EngineWiring).Assembly.GetName().Name,
            Args = [$"--ConnectionStrings:Journeys={connection}", "--Journeys:Demo=true", $"--Journeys:MasterKey={Convert.ToBase64String(new byte[32])}", "--urls=http://127.0.0.1:0", "--Serilog:MinimumLevel:Default=Warning"],
        });
        builder.AddOperations();
        builder.AddLimits();
        builder.AddStorage();
        builder.AddEngine();
        builder.AddAgencyRoom();
        change?.Invoke(builder);
        return builder.Build();
    }
}
