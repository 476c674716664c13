using Journeys.Host.Storage;
using Wolverine;

namespace Journeys.Host.Engine;

/// <summary>Commands, deadlines, the catalogue of definitions and the journeys' clock.</summary>
public static class EngineWiring
{
    public static void AddEngine(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.UseWolverine(Messaging.Configure);
    }
}
