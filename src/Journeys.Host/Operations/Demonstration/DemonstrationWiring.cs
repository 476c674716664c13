using Journeys.Host.Citizen;
using Journeys.Host.Storage;

namespace Journeys.Host.Operations.Demonstration;

/// <summary>What only a demonstration has: reference agencies beside it.</summary>
internal static class DemonstrationWiring
{
    public static void AddDemonstration(this WebApplicationBuilder builder)
    {
        var demo = HostMode.From(builder.Configuration, builder.Environment).Demo;
        if (!demo || !builder.Configuration.GetValue("Journeys:ReferenceAgencies", true)) return;
        builder.Services.AddSingleton<DemoFolder>();
        builder.Services.AddSingleton<BesideAgencies>();
        builder.Services.AddHostedService(s => s.GetRequiredService<BesideAgencies>());
        builder.Services.AddSingleton(s => Doors(s.GetRequiredService<BesideAgencies>()));
    }

    private static DemoAgencies Doors(BesideAgencies agencies) => new(agencies.RegisterAsync, () => agencies.NextPlanned);
}

/// <summary>Where a demonstration keeps what belongs to no database: beside the embedded one's data.</summary>
internal sealed class DemoFolder(IConfiguration configuration, IHostEnvironment environment)
{
    public string Of(string name) => Path.Combine(
        Path.GetDirectoryName(EmbeddedPostgresOptions.From(configuration, environment.ContentRootPath).DataFolder)!, name);
}
