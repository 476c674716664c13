using System.Threading.Channels;
using Npgsql;

namespace Journeys.Benchmarks.Answers;

/// <summary>The least that can be done: the same rows in the same two commits, each one prepared batch of raw Npgsql in one round trip.</summary>
internal sealed class Floor(NpgsqlDataSource database, IReadOnlyList<Recipe> recipes)
{
    // As many as journeys' queues of the engine.
    private const int Slots = 4;
    private readonly Queue<Work> _prepared = new();

    /// <summary>Puts down the rows that stand before so many answers, each on a journey of its own.</summary>
    public async Task PrepareAsync(int answers)
    {
        await using var connection = await database.OpenConnectionAsync();
        for (var i = 0; i < answers; i++)
        {
            var work = new Work(new(), recipes[i % recipes.Count]);
            await using var batch = work.Rows.Batch(connection, work.Recipe.Seed);
            if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync();
            _prepared.Enqueue(work);
        }
    }

    /// <summary>
    /// Driven as the engine is: each client accepts its next answer as soon as the last is committed, while as many
    /// appliers as the engine has, or as there are clients, apply what is accepted.
    /// </summary>
    public async Task RunAsync(int clients, int answers)
    {
        var turns = Enumerable.Range(0, clients).Select(c => Enumerable.Range(0, Share(answers, clients, c)).Select(_ => _prepared.Dequeue()).ToList());
        var accepted = Channel.CreateUnbounded<Work>();
        var appliers = Enumerable.Range(0, Math.Max(clients, Slots)).Select(_ => Task.Run(() => ApplyAsync(accepted.Reader))).ToList();
        await Task.WhenAll(turns.ToList().Select(own => Task.Run(() => AcceptAsync(own, accepted.Writer))));
        accepted.Writer.Complete();
        await Task.WhenAll(appliers);
    }

    internal static int Share(int answers, int clients, int client) => (answers / clients) + (client < answers % clients ? 1 : 0);

    private async Task AcceptAsync(List<Work> own, ChannelWriter<Work> accepted)
    {
        await using var connection = await database.OpenConnectionAsync();
        foreach (var work in own)
        {
            await using (var accept = work.Rows.Batch(connection, work.Recipe.Accept)) await accept.ExecuteNonQueryAsync();
            await accepted.WriteAsync(work);
        }
    }

    private async Task ApplyAsync(ChannelReader<Work> accepted)
    {
        await using var connection = await database.OpenConnectionAsync();
        await foreach (var work in accepted.ReadAllAsync())
        {
            await using var apply = work.Rows.Batch(connection, work.Recipe.Apply);
            await apply.ExecuteNonQueryAsync();
        }
    }

    private sealed record Work(Replay Rows, Recipe Recipe);
}
