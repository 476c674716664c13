using System.Globalization;
using Journeys.Execution;

namespace Journeys.Definitions.Tables;

/// <summary>
/// A fact that a table reads, with values that stand for all: between two bounds that rows name, every count and every day
/// decides alike.
/// </summary>
internal sealed record Axis(string Path, IReadOnlyList<FactValue> Values)
{
    public static IReadOnlyList<Axis> Of(DecisionTable table)
    {
        var types = table.Inputs.ToDictionary(i => i.Key, i => i.Value);
        if (table.EffectiveOn is { } day) types.TryAdd(day, new FactType(FactKind.Date, []));
        return [.. types.Select(t => new Axis(t.Key, Different(table, t.Key, t.Value)))];
    }

    private static IReadOnlyList<FactValue> Different(DecisionTable table, string path, FactType type)
    {
        var named = table.Rows.Select(r => r.When.GetValueOrDefault(path)).OfType<Test>().SelectMany(t => t.Named);
        return type.Kind switch
        {
            FactKind.Bool => [FactValue.Of(false), FactValue.Of(true)],
            FactKind.Enum => [.. type.Options.Select(FactValue.Of)],
            FactKind.Count => [.. named.Select(v => long.Parse(v.Text, CultureInfo.InvariantCulture)).SelectMany(n => new[] { n, n + 1 }).Append(0).Distinct().Order().Select(FactValue.Of)],
            _ => [.. Days(named.Select(v => v.Date!.Value), path == table.EffectiveOn ? table.Rows : []).Distinct().Order().Select(FactValue.Of)],
        };
    }

    private static IEnumerable<DateOnly> Days(IEnumerable<DateOnly> named, IReadOnlyList<TableRow> rows) =>
        named.SelectMany(d => new[] { d, Next(d) }).Concat(rows.SelectMany(r => new[] { r.ValidFrom, Next(r.ValidTo) })).Append(DateOnly.MinValue);

    private static DateOnly Next(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);
}
