using JasperFx.CommandLine.Descriptions;

namespace Journeys.Host.Storage;

/// <summary>The master key, the vault of persons' keys, and what seals with them.</summary>
internal static class KeysWiring
{
    public static void AddKeys(this IServiceCollection services)
    {
        services.AddSingleton(s => MasterKeySource.Load(s.GetRequiredService<IConfiguration>(), GeneratedFile(s)));
        services.AddSingleton<Vault>();
        services.AddSingleton<ISystemPart, VaultPart>();
        services.AddSingleton<IScripted>(s => s.GetRequiredService<Vault>());
        services.AddSingleton<PersonRegistry>();
        services.AddSingleton<PersonResolver>();
        services.AddSingleton<Sealer>();
    }

    private static string? GeneratedFile(IServiceProvider services)
    {
        if (!services.GetRequiredService<HostMode>().SetsUp) return null;
        var options = EmbeddedPostgresOptions.From(
            services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IHostEnvironment>().ContentRootPath);
        return Path.Combine(Path.GetDirectoryName(options.DataFolder)!, "master.key");
    }
}
