using JasperFx.CommandLine.Descriptions;
using Journeys.Host.Storage;

namespace Journeys.Host.Chain;

/// <summary>The verifiable log: events chained in their commit, roots over all journeys published at intervals.</summary>
internal static class ChainWiring
{
    public static void AddChain(this IServiceCollection services)
    {
        services.AddSingleton<ChainTriggers>();
        services.AddSingleton<ISystemPart, ChainPart>();
        services.AddSingleton<IScripted>(s => s.GetRequiredService<ChainTriggers>());
        services.AddSingleton<RootPublisher>();
        services.AddSingleton<LogReading>();
        services.AddHostedService<Publishing>();
    }
}
