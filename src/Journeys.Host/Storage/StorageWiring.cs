using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using Weasel.Core;
using Wolverine.Marten;

namespace Journeys.Host.Storage;

/// <summary>PostgreSQL, Marten and Wolverine's inbox and outbox, in one database.</summary>
public static class StorageWiring
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(s => HostMode.From(s.GetRequiredService<IConfiguration>(), builder.Environment));
        services.AddSingleton<Database>();
        services.AddSingleton(s => s.GetRequiredService<Database>().Open());
        services.AddKeys();
        services.AddUpcasts();
        services.AddSingleton<Schema>();
        services.AddSingleton<StateForms>();
        services.AddSingleton<UpgradeScript>();
        services.AddSingleton<Opening>();
        services.AddHostedService(s => s.GetRequiredService<Opening>());
        services.AddHostedService<AsyncProjections>();
        services.AddMarten(Configure)
            .UseNpgsqlDataSource()
            .UseLightweightSessions()
            .IntegrateWithWolverine(wolverine => wolverine.MessageStorageSchemaName = "wolverine");
    }

    private static void Configure(StoreOptions marten)
    {
        marten.DatabaseSchemaName = Tables.Schema;
        marten.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, options => JourneyJson.Configure(options));
        marten.Events.StreamIdentity = StreamIdentity.AsGuid;
        marten.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        marten.Events.UseExclusiveLockOnConcurrentAppends = true;
        marten.Events.MetadataConfig.EnableAll();
        marten.Projections.Add<JourneyProjection>(ProjectionLifecycle.Inline);
        // One that a newer version wrote would be missing for ever in what is projected: another host takes over instead.
        marten.Projections.Errors.SkipUnknownEvents = false;
        marten.Projections.AsyncMode = JasperFx.Events.Daemon.DaemonMode.ExternallyManaged;
        foreach (var table in Tables.All) marten.Storage.ExtendedSchemaObjects.Add(table);
    }
}
