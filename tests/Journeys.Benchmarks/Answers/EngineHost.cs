using Journeys.Host.Agency;
using Journeys.Host.Engine;
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
    private readonly EmbeddedPostgres _postgres;
    private readonly ScratchFolder _folder;
    private readonly WebApplication _app;

    private EngineHost(EmbeddedPostgres postgres, ScratchFolder folder, WebApplication app) =>
        (_postgres, _folder, _app, Database) = (postgres, folder, app, NpgsqlDataSource.Create(postgres.ConnectionString));

    public NpgsqlDataSource Database { get; }

    /// <summary>The process id of its PostgreSQL server.</summary>
    public int ServerProcess => _postgres.ProcessId;

    public PersonRegistry People => _app.Services.GetRequiredService<PersonRegistry>();

    public Sealer Sealer => _app.Services.GetRequiredService<Sealer>();

    public Receipts Receipts => _app.Services.GetRequiredService<Receipts>();

    /// <summary>Returns when nothing is being handled any more.</summary>
    public Task StillAsync() => _app.Services.GetRequiredService<Stillness>().WaitAsync(default);

    public static async Task<EngineHost> StartAsync()
    {
        var folder = new ScratchFolder();
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = Path.Combine(folder.Path, "postgres") }, NullLogger.Instance, default);
        var app = Build(postgres.ConnectionString);
        await app.StartAsync();
        return new(postgres, folder, app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    private static WebApplication Build(string connection)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Production,
            ApplicationName = typeof(EngineWiring).Assembly.GetName().Name,
            Args = [$"--ConnectionStrings:Journeys={connection}", "--Journeys:Demo=true", $"--Journeys:MasterKey={Convert.ToBase64String(new byte[32])}", "--urls=http://127.0.0.1:0", "--Serilog:MinimumLevel:Default=Warning"],
        });
        builder.AddOperations();
        builder.AddStorage();
        builder.AddEngine();
        builder.AddAgencyRoom();
        return builder.Build();
    }
}
