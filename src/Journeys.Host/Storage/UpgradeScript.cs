using JasperFx;
using Weasel.Core;
using Weasel.Core.Migrations;

namespace Journeys.Host.Storage;

/// <summary>
/// What <c>resources setup</c> would change, as one script: what the tables, indexes and functions of Marten, Wolverine and ours
/// lack, then the log's triggers and the vault. Without either the host that reads it refuses to start.
/// </summary>
internal sealed class UpgradeScript(IEnumerable<IDatabaseSource> sources, IEnumerable<IScripted> parts)
{
    private const string Head = """
        -- Run it as one transaction: psql --single-transaction --set ON_ERROR_STOP=1 --file <this file>
        -- It may run again, and while hosts of the version before are running.
        SET lock_timeout = '30s';

        """;

    /// <summary>Writes the script. Returns whether any table, index or function differs; the rest is written always.</summary>
    public async Task<bool> WriteAsync(TextWriter writer, CancellationToken cancellation)
    {
        await writer.WriteLineAsync(Head);
        var differs = false;
        foreach (var source in sources)
            foreach (var database in await source.BuildDatabases())
                differs |= await WriteAsync(database, writer, cancellation);
        foreach (var part in parts) await writer.WriteLineAsync($"{part.Script}\n");
        return differs;
    }

    private static async Task<bool> WriteAsync(IDatabase database, TextWriter writer, CancellationToken cancellation)
    {
        var migration = await database.CreateMigrationAsync(cancellation);
        if (migration.Difference == SchemaPatchDifference.None) return false;
        migration.WriteAllUpdates(writer, database.Migrator, AutoCreate.CreateOrUpdate);
        await writer.WriteLineAsync();
        return true;
    }
}
