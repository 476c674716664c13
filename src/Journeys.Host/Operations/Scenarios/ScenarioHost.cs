using System.Security.Cryptography;
using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Scenarios;

namespace Journeys.Host.Operations.Scenarios;

/// <summary>The real host on a database of its own, its clock a minute before the scenario's first day.</summary>
internal sealed class ScenarioHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScenarioHost(WebApplication app, HostEngine engine) => (_app, Engine) = (app, engine);

    public HostEngine Engine { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Where its pages are.</summary>
    public Uri Address => new(_app.Urls.First());

    public static async Task<ScenarioHost> StartAsync(
        Scenario scenario, string workflows, string database, Action<WebApplicationBuilder>? change = null)
    {
        var time = new ScenarioTime(scenario.Timeline[0].At.AddMinutes(-1), TimeProvider.System);
        var app = HostBuilding.Build(Settings(workflows, database), builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            change?.Invoke(builder);
        });
        await app.StartAsync();
        var definition = app.Services.GetRequiredService<DefinitionCatalogue>().Reading.Definitions[scenario.Workflow];
        return new(app, ActivatorUtilities.CreateInstance<HostEngine>(app.Services, definition, scenario));
    }

    private static string[] Settings(string workflows, string database) =>
    [
        $"--applicationName={typeof(ScenarioHost).Assembly.GetName().Name}", "--environment=Development", "--urls=http://127.0.0.1:0",
        "--Journeys:Demo=true", "--Journeys:ReferenceAgencies=false", $"--Journeys:Workflows={workflows}", $"--ConnectionStrings:Journeys={database}",
        $"--Journeys:MasterKey={Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}",
    ];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
