using Journeys.Benchmarks.Answers;
using Npgsql;

namespace Journeys.Benchmarks.Bereavements;

/// <summary>The floor: the rows that one life was seen to write, commit by commit, written again by raw Npgsql with other ids.</summary>
internal sealed class Rows(NpgsqlDataSource database, IReadOnlyList<IReadOnlyList<Statement>> commits)
{
    private const int Clients = 8;

    public int Commits => commits.Count;

    /// <summary>So many lives, each client's one after the other.</summary>
    public Task WriteAsync(int lives) => Parallel.ForEachAsync(
        Enumerable.Range(0, lives), new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (_, cancellation) =>
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            var rows = new Replay();
            foreach (var commit in commits)
            {
                await using var batch = rows.Batch(connection, commit);
                await batch.ExecuteNonQueryAsync(cancellation);
            }
        });
}

/// <summary>Watches what lives write.</summary>
internal sealed class Watching(EngineHost host, IReadOnlyList<TracedTable> tables)
{
    private readonly RowTrace _trace = new(host.Database, tables);

    public static async Task<Watching> BeginAsync(EngineHost host)
    {
        // How far the demonstration's clock is ahead no real host keeps, and a root of the log is of all journeys.
        var tables = (await TracedTable.AllAsync(host.Database))
            .Where(t => t.Name != "demo" && !t.Name.StartsWith("log_", StringComparison.Ordinal)).ToList();
        await using (var sequence = host.Database.CreateCommand("CREATE SCHEMA floor; CREATE SEQUENCE floor.events"))
            await sequence.ExecuteNonQueryAsync();
        foreach (var table in tables) await table.CreateFloorAsync(host.Database);
        return new(host, tables);
    }

    public async Task<Rows> WhileAsync(Func<Task> live)
    {
        await host.StillAsync();
        await _trace.InstallAsync();
        await live();
        await host.StillAsync();
        var seen = Own(await _trace.TakeAsync());
        await _trace.RemoveAsync();
        return new(host.Database, [.. seen.GroupBy(c => c.Transaction).Select(commit => Statement.Of([.. commit]))]);
    }

    // What changes or goes and was there before is of others: messages that were handled earlier and are thrown away now.
    private static IEnumerable<RowChange> Own(IReadOnlyList<RowChange> changes)
    {
        var made = new HashSet<string>();
        foreach (var change in changes)
        {
            var key = change.Table.KeyOf((change.Before ?? change.After)!);
            if (change.Before is null) made.Add(key);
            if (made.Contains(key)) yield return change;
        }
    }
}
