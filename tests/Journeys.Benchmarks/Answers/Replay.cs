using Npgsql;

namespace Journeys.Benchmarks.Answers;

/// <summary>A sample's statements for another journey and another answer: every id is made new, the same in all of them.</summary>
internal sealed class Replay
{
    private readonly Dictionary<Guid, Guid> _ids = [];

    public NpgsqlBatch Batch(NpgsqlConnection connection, IReadOnlyList<Statement> statements)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var cell in statement.Cells)
                command.Parameters.Add(new NpgsqlParameter { Value = Anew(cell.Value) ?? DBNull.Value, DataTypeName = cell.Type });
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private object? Anew(object? value) => value switch
    {
        Guid id => Anew(id),
        string text when Guid.TryParseExact(text, "D", out var id) => Anew(id).ToString(),
        _ => value,
    };

    private Guid Anew(Guid id) => _ids.TryGetValue(id, out var other) ? other : _ids[id] = Guid.NewGuid();
}
