using System.Text.Json.Nodes;
using Npgsql;

namespace Journeys.Faults.Worlds;

/// <summary>A database, several hosts on it, and the agencies that hold tokens.</summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private readonly string _folder = Directory.CreateTempSubdirectory("journeys-world-").FullName;

    public World(int hosts, int seed, string? data = null)
    {
        // PostgreSQL runs under an account of its own where the test is root.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        Server = new(data ?? Path.Combine(_folder, "postgres"));
        Nodes = [.. Enumerable.Range(0, hosts).Select(n => new Node(n, Path.Combine(_folder, $"host-{n}"), Server, seed + (10 * n)))];
        Diary = new(Path.Combine(_folder, "history.jsonl"));
    }

    public Server Server { get; }

    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>What clients were promised, written as it was.</summary>
    public Diary Diary { get; }

    public IReadOnlyDictionary<string, string> Tokens { get; private set; } = new Dictionary<string, string>();

    /// <summary>Starts the database, then all hosts at once, and returns when all are ready.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await Server.StartAsync(cancellation);
        await Task.WhenAll(Nodes.Select(n => n.StartAsync(cancellation)));
        Tokens = await IssuedTokens.IssueAsync(Server.ConnectionString, cancellation);
    }

    /// <summary>Returns when clients were promised some more than now.</summary>
    public async Task PromisedAsync(int more, CancellationToken cancellation)
    {
        var goal = Diary.Promises.Count + more;
        await Until.TrueAsync(() => Task.FromResult(Diary.Promises.Count >= goal), Look, () => "Nothing more is acknowledged.", cancellation);
    }

    /// <summary>Returns when nothing can be written to the database any more.</summary>
    public Task RefusedAsync(CancellationToken cancellation) => Until.TrueAsync(async () =>
    {
        try
        {
            await using var database = Server.Open();
            await using var command = database.CreateCommand("CREATE TABLE IF NOT EXISTS public.filled (n bigint); INSERT INTO public.filled SELECT generate_series(1, 100000)");
            await command.ExecuteNonQueryAsync(cancellation);
            return false;
        }
        catch (NpgsqlException)
        {
            return true;
        }
    }, Look, () => "The disk is not full.", cancellation);

    /// <summary>The journey that a message started or entered, once it is applied.</summary>
    public async Task<Guid> JourneyOfAsync(JsonObject message, CancellationToken cancellation)
    {
        await using var database = Server.Open();
        await using var command = database.CreateCommand("SELECT journey FROM journeys.receipts WHERE message_id = $1 AND status = 'Applied'");
        command.Parameters.AddWithValue((string)message["id"]!);
        Guid? journey = null;
        await Until.TrueAsync(async () => (journey = await command.ExecuteScalarAsync(cancellation) as Guid?) is not null, Look, () => "The message is not applied.", cancellation);
        return journey!.Value;
    }

    /// <summary>Moves the journeys' clock for all hosts at once, past every day in between.</summary>
    public Task MoveClockAsync(TimeSpan ahead, CancellationToken cancellation) => CountAsync(
        $"WITH moved AS (UPDATE journeys.demo SET ahead = interval '{ahead.TotalSeconds} s'), told AS (SELECT pg_notify('journeys', 'clock:{ahead.Ticks}')) SELECT count(*) FROM told",
        cancellation);

    public async Task<long> CountAsync(string sql, CancellationToken cancellation)
    {
        await using var database = Server.Open();
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) node.Dispose();
        await Server.DisposeAsync();
        Diary.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
