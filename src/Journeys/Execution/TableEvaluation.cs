using Journeys.Definitions.Tables;

namespace Journeys.Execution;

/// <summary>
/// What an output of a table is, as far as it is known: it is as soon as every completion of the facts that are not gives the same.
/// Else the facts that make a difference lack.
/// </summary>
internal sealed record TableEvaluation(FactValue? Value, IReadOnlyList<string> Rows, IReadOnlyList<string> Lacking)
{
    private static readonly TableEvaluation Nothing = new(null, [], []);

    /// <summary>No value and nothing lacking: no row says what it is.</summary>
    public bool IsUnanswered => Value is null && Lacking.Count == 0;

    public static TableEvaluation Of(DecisionTable table, string output, Func<string, FactValue?> fact)
    {
        Dictionary<string, FactValue> known = new(StringComparer.Ordinal);
        List<Axis> unknown = [];
        foreach (var axis in table.Axes)
            if (fact(axis.Path) is { } value) known[axis.Path] = value;
            else unknown.Add(axis);
        if (unknown.Count == 0) return Told(Hits.Of(table, output, Hits.Matching(table, known)));
        return Completed(table, output, known, new Grid(unknown));
    }

    private static TableEvaluation Completed(DecisionTable table, string output, Dictionary<string, FactValue> known, Grid grid)
    {
        var all = new Said[grid.Size];
        for (var number = 0; number < all.Length; number++)
        {
            var facts = grid.Point(number);
            foreach (var (path, value) in known) facts[path] = value;
            all[number] = Hits.Of(table, output, Hits.Matching(table, facts));
        }

        var values = Array.ConvertAll(all, s => s.Value);
        if (values.All(v => v == values[0]))
            return Told(all[0]) with { Rows = [.. all.Select(s => s.By.Select(r => r.Id)).Aggregate((one, other) => one.Intersect(other))] };
        return Nothing with { Lacking = [.. grid.Axes.Select((a, i) => (a.Path, i)).Where(a => grid.Varies(values, a.i)).Select(a => a.Path)] };
    }

    private static TableEvaluation Told(Said said) => said.Value is null ? Nothing : new(said.Value, [.. said.By.Select(r => r.Id)], []);
}
