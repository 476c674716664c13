using System.Text;

namespace Journeys.Benchmarks.Answers;

/// <summary>A value of the sample, and the type of its column.</summary>
internal sealed record Cell(object? Value, string Type);

/// <summary>One SQL statement of the floor with the sample's values; neighbouring inserts into a table are one statement.</summary>
internal sealed record Statement(string What, string Sql, IReadOnlyList<Cell> Cells, int Rows)
{
    private const string EventNumber = "seq_id";

    public static IReadOnlyList<Statement> Of(IReadOnlyList<RowChange> changes)
    {
        var statements = new List<Statement>();
        for (var i = 0; i < changes.Count;)
        {
            var run = changes.Skip(i).TakeWhile(c => c.Table == changes[i].Table && c.Before is null && c.After is not null).ToList();
            statements.Add(run.Count > 0 ? Insert(run) : changes[i].After is null ? Delete(changes[i]) : Update(changes[i]));
            i += Math.Max(1, run.Count);
        }

        return statements;
    }

    private static Statement Insert(List<RowChange> run)
    {
        var table = run[0].Table;
        var sql = new StringBuilder($"INSERT INTO {table.Floor} ({string.Join(", ", table.Columns.Select(c => c.Name))}) VALUES ");
        var cells = new List<Cell>();
        foreach (var (index, change) in run.Index())
            sql.Append(index > 0 ? ", (" : "(")
                .AppendJoin(", ", table.Columns.Select((c, i) => c.Name == EventNumber ? "nextval('floor.events')" : Place(cells, change.After![i], c)))
                .Append(')');
        return new($"into {table.Name}", sql.ToString(), cells, run.Count);
    }

    private static Statement Update(RowChange change)
    {
        var cells = new List<Cell>();
        var changed = change.Table.Columns.Index().Where(c => !Same(change.Before![c.Index], change.After![c.Index]))
            .Select(c => $"{c.Item.Name} = {Place(cells, change.After![c.Index], c.Item)}").ToList();
        if (changed.Count == 0) changed = ["ctid = ctid"];
        return new($"of {change.Table.Name} changed", $"UPDATE {change.Table.Floor} SET {string.Join(", ", changed)} WHERE {Key(change, cells)}", cells, 1);
    }

    private static Statement Delete(RowChange change)
    {
        var cells = new List<Cell>();
        return new($"of {change.Table.Name} deleted", $"DELETE FROM {change.Table.Floor} WHERE {Key(change, cells)}", cells, 1);
    }

    private static string Key(RowChange change, List<Cell> cells) => string.Join(" AND ", change.Table.Columns.Index()
        .Where(c => c.Item.IsKey).Select(c => $"{c.Item.Name} = {Place(cells, change.Before![c.Index], c.Item)}"));

    private static string Place(List<Cell> cells, object? value, TracedColumn column)
    {
        cells.Add(new(value, column.Type));
        return $"${cells.Count}";
    }

    private static bool Same(object? a, object? b) =>
        a is byte[] x && b is byte[] y ? x.AsSpan().SequenceEqual(y) : Equals(a, b);
}
