using Journeys.Execution;

namespace Journeys.Definitions.Tables;

/// <summary>What a table's output comes to, and the rows that say so; none where it is <c>otherwise</c>, and no value where nothing says.</summary>
internal sealed record Said(FactValue? Value, IReadOnlyList<TableRow> By);

/// <summary>Which rows match, and what they say together.</summary>
internal static class Hits
{
    public static IReadOnlyList<TableRow> Matching(DecisionTable table, IReadOnlyDictionary<string, FactValue> facts)
    {
        var day = table.EffectiveOn is { } on ? facts[on].Date : null;
        return [.. table.Rows.Where(r => (day is null || (r.ValidFrom <= day && day <= r.ValidTo)) && r.When.All(w => w.Value.Holds(facts[w.Key])))];
    }

    public static Said Of(DecisionTable table, string output, IReadOnlyList<TableRow> matching)
    {
        var rows = (table.Hit == HitPolicy.Collect ? matching : matching.Take(1)).Where(r => r.Then.ContainsKey(output)).ToList();
        if (rows.Count == 0) return new(table.Otherwise.TryGetValue(output, out var otherwise) ? otherwise : null, []);
        if (rows.Count > 1 && table.Outputs[output].Kind == FactKind.Count && table.Aggregate == Aggregate.Sum)
            return new(FactValue.Of(rows.Sum(r => Number(r.Then[output]))), rows);
        var value = rows.Select(r => r.Then[output]).Aggregate((one, other) => Stronger(table.Aggregate, one, other));
        return new(value, [.. rows.Where(r => r.Then[output] == value)]);
    }

    private static FactValue Stronger(Aggregate aggregate, FactValue one, FactValue other) =>
        one.Kind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? FactValue.Of(one.IsTrue || other.IsTrue)
        : Bound.Compare(one, other) <= 0 == (aggregate != Aggregate.Max) ? one : other;

    private static long Number(FactValue value) => long.Parse(value.Text, System.Globalization.CultureInfo.InvariantCulture);
}
