using Journeys.Definitions.Reading;
using Journeys.Definitions.Tables;
using Journeys.Execution;

namespace Journeys.Definitions.Checks.Tables;

/// <summary>Goes through every combination of a table's facts that makes a difference; of each kind of fault the first is told.</summary>
internal sealed class GridCheck(DecisionTable table, Place place, Grid grid)
{
    private readonly DateOnly _first = table.Rows.Select(r => r.ValidFrom).DefaultIfEmpty().Min();
    private readonly HashSet<string> _used = [];
    private readonly HashSet<string> _told = [];

    public void Check()
    {
        for (var number = 0; number < grid.Size; number++)
        {
            var facts = grid.Point(number);
            var matching = Hits.Matching(table, facts);
            _used.UnionWith((table.Hit == HitPolicy.First ? matching.Take(1) : matching).Select(r => r.Id));
            if (table.Hit == HitPolicy.Unique && matching.Count > 1) Overlap(matching[0], matching[1], facts);
            if (table.EffectiveOn is { } on && facts[on].Date < _first) continue;
            foreach (var output in table.Outputs.Keys) CheckOutput(output, matching, facts);
        }

        foreach (var (row, index) in table.Rows.Select((r, i) => (r, i)))
            if (!_used.Contains(row.Id)) Unused(row, index);
    }

    private void CheckOutput(string output, IReadOnlyList<TableRow> matching, IReadOnlyDictionary<string, FactValue> facts)
    {
        if (Hits.Of(table, output, matching).Value is null && _told.Add(output))
            place["rows"].Fault($"where {Told(facts)}, no row says what '{output}' is.", "Write a row for it, or what it is otherwise.");
        if (table.Hit != HitPolicy.Collect || table.Outputs[output].Kind is FactKind.Bool or FactKind.Count || IsOrdered(output)) return;
        if (matching.Where(r => r.Then.ContainsKey(output)).DistinctBy(r => r.Then[output]).ToList() is [var one, var other, ..] && _told.Add($"{output} twice"))
            place["rows"].Fault($"where {Told(facts)}, the rows '{one.Id}' and '{other.Id}' say different things of '{output}'.",
                table.Outputs[output].Kind == FactKind.Date ? "Write the aggregate min or max, or let only one of them match." : "Let only one of them match.");
    }

    private bool IsOrdered(string output) => table.Outputs[output].Kind == FactKind.Date && table.Aggregate != Aggregate.Sum;

    private void Overlap(TableRow one, TableRow other, IReadOnlyDictionary<string, FactValue> facts)
    {
        if (_told.Add($"{one.Id} {other.Id}"))
            place["rows"].Fault($"the rows '{one.Id}' and '{other.Id}' both match where {Told(facts)}, and the hit policy is unique.",
                "Let one of them end before the other begins, or ask for more; or write the hit policy first.");
    }

    private void Unused(TableRow row, int index) =>
        place["rows"].Items()[index].Fault($"the row '{row.Id}' never decides: no combination comes to it.",
            table.Hit == HitPolicy.First ? "Put it before the rows that take all that it asks for, or take it away." : "Mend what it asks for, or take it away.");

    private static string Told(IReadOnlyDictionary<string, FactValue> facts) => facts.Count == 0 ? "nothing is asked"
        : string.Join(", ", facts.Select(f => f.Value.Date == DateOnly.MinValue ? $"{f.Key} is any early day" : $"{f.Key} is {f.Value}"));
}
