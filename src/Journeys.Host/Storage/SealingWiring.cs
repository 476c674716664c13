namespace Journeys.Host.Storage;

/// <summary>The vault, the persons and the sealing of their data.</summary>
public static class SealingWiring
{
    public static void AddSealing(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(s => MasterKeySource.Load(
            builder.Configuration, s.GetRequiredService<HostMode>().SetsUp ? Path.Combine(builder.Environment.ContentRootPath, ".data", "master.key") : null));
        services.AddSingleton<Vault>();
        services.AddSingleton<PersonRegistry>();
        services.AddSingleton<PersonResolver>();
        services.AddSingleton<Sealer>();
        services.AddSingleton<IOpensWithStorage, VaultOpening>();
    }

    private sealed class VaultOpening(Vault vault) : IOpensWithStorage
    {
        public Task OpenAsync(CancellationToken cancellation) => vault.EnsureVaultAsync(cancellation);
    }
}
