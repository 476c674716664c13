using JasperFx.CommandLine.Descriptions;
using JasperFx.Resources;
using Npgsql;

namespace Journeys.Host.Storage;

/// <summary>The vault among the resources that commands and start-up set up and check.</summary>
internal sealed class VaultPart(Vault vault, NpgsqlDataSource database) : SystemPartBase("Vault", Place)
{
    private static readonly Uri Place = new("journeys://vault");

    public override ValueTask<IReadOnlyList<IStatefulResource>> FindResources() => new([new Resource(vault, database)]);

    private sealed class Resource(Vault vault, NpgsqlDataSource database) : StatefulResourceBase("Journeys", "vault", Place, Place)
    {
        public override Task Setup(CancellationToken token) => vault.EnsureVaultAsync(token);

        public override async Task Check(CancellationToken token)
        {
            await using var command = database.CreateCommand("SELECT to_regclass('vault.master_key') IS NOT NULL");
            if (await command.ExecuteScalarAsync(token) is not true)
                throw new StartupException("The schema 'vault' is missing. Make it with 'dotnet Journeys.Host.dll resources setup'.");
            await vault.EnsureVaultAsync(token);
        }

        public override Task ClearState(CancellationToken token) => Task.CompletedTask;

        public override Task Teardown(CancellationToken token) => Task.CompletedTask;
    }
}
