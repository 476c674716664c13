using Journeys.Chain;
using Npgsql;

namespace Journeys.Host.Chain;

/// <summary>Publishes a root over the heads of all journeys as the next of the one chain, whichever host does it.</summary>
public sealed class RootPublisher(NpgsqlDataSource database, TimeProvider real, ILogger<RootPublisher> logger) : IDisposable
{
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtext('journeys log root'))";
    private readonly SemaphoreSlim _alone = new(1);
    private MerkleTree _tree = new();
    private LogRoot? _treeIsOf;

    /// <summary>The new root; null where no event came since the last.</summary>
    public async Task<LogRoot?> PublishAsync(CancellationToken cancellation)
    {
        await _alone.WaitAsync(cancellation);
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using (var wait = new NpgsqlCommand(Lock, connection)) await wait.ExecuteNonQueryAsync(cancellation);
            return await PublishAsync(new LogRows(connection), transaction, cancellation);
        }
        finally
        {
            _alone.Release();
        }
    }

    public void Dispose() => _alone.Dispose();

    private async Task<LogRoot?> PublishAsync(LogRows rows, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var last = await rows.LastRootAsync(cancellation);
        var leaves = await rows.NewLeavesAsync((last?.Number ?? 0) + 1, last?.Size ?? 0, cancellation);
        if (leaves.Count == 0) return null;
        if (last is null || _treeIsOf != last) _tree = await rows.TreeAsync(cancellation);
        // Until it is committed the tree is of no root.
        _treeIsOf = null;
        foreach (var leaf in leaves) _tree.Set((int)leaf.Position, leaf.Hash());
        var root = LogRoot.Following(last, Now(), _tree.Size, _tree.Root);
        await rows.AddAsync(root, leaves, cancellation);
        await transaction.CommitAsync(cancellation);
        _treeIsOf = root;
        logger.LogInformation("Root {Number} over {Size} streams: {Root}, hash {Hash}", root.Number, root.Size, root.Root, root.Hash);
        return root;
    }

    // Whole microseconds, as the database keeps time.
    private DateTimeOffset Now()
    {
        var now = real.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
