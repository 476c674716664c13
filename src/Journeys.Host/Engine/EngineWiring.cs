using Journeys.Execution;
using Journeys.Host.Storage;
using Marten;
using Wolverine;

namespace Journeys.Host.Engine;

/// <summary>Commands, deadlines, the catalogue of definitions and the journeys' clock.</summary>
public static class EngineWiring
{
    public static void AddEngine(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddTime();
        services.AddSingleton<WorkflowsPlace>();
        services.AddSingleton<PublishedDefinitions>();
        services.AddSingleton<DefinitionLives>();
        services.AddSingleton<DefinitionPublishing>();
        services.AddSingleton<DefinitionCatalogue>();
        services.AddSingleton<IOpensWithStorage>(s => s.GetRequiredService<DefinitionCatalogue>());
        services.AddSingleton<IOpensWithStorage>(s => s.GetRequiredService<DefinitionPublishing>());
        services.AddJourneys();
        builder.UseWolverine(options => Messaging.Configure(options, alone: Database.IsEmbedded(builder.Configuration)));
        services.AddHostedService(s => s.GetRequiredService<ClockWatch>());
        services.AddHostedService(s => s.GetRequiredService<DeadlineSweeper>());
        services.AddHostedService<SignalRelay>();
        services.AddHostedService<MigrationTurns>();
        services.AddHostedService<StateFoldings>();
    }

    private static void AddTime(this IServiceCollection services)
    {
        services.AddSingleton(s => MachineTime.From(s.GetRequiredService<IConfiguration>(), s.GetRequiredService<HostMode>()));
        services.AddSingleton<TimeProvider>(s => s.GetRequiredService<MachineTime>());
        services.AddSingleton<ClockWatch>();
        services.AddSingleton<IOpensWithStorage>(s => s.GetRequiredService<ClockWatch>());
        services.AddSingleton<JourneyClock>();
        services.AddSingleton<Stillness>();
        services.AddSingleton<DeadlineRows>();
        services.AddSingleton<DeadlineSweeper>();
        services.AddSingleton<DemoClock>();
        services.AddSingleton<IOpensWithStorage>(s => s.GetRequiredService<DemoClock>());
    }

    private static void AddJourneys(this IServiceCollection services)
    {
        services.AddSingleton<ExpressionEvaluator>();
        services.AddSingleton<Evaluate>(s => new Memo(s.GetRequiredService<ExpressionEvaluator>().Evaluate).Evaluate);
        services.AddSingleton<Arrivals>();
        services.AddSingleton<Participations>();
        services.AddSingleton<FactRouting>();
        services.AddSingleton<JourneyCommands>();
        services.AddSingleton<GroupCommit>();
        services.AddSingleton<JourneyReader>();
        services.AddSingleton<Histories>();
        services.AddSingleton<Trials>();
        services.AddSingleton<Migrations>();
        services.AddSingleton<AskedMigrations>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<Turns>();
        services.AddSingleton<Incidents>();
        services.AddSingleton<JourneySignals>();
        services.AddSingleton<IConfigureMarten, SignalCommits>();
    }

    private sealed class SignalCommits(JourneySignals signals) : IConfigureMarten
    {
        public void Configure(IServiceProvider services, StoreOptions options) => options.Listeners.Add(new CommitSignal(signals));
    }
}
