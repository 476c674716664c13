using Journeys.Definitions.Reading;
using Journeys.Definitions.Tables;
using Journeys.Execution;

namespace Journeys.Definitions.Checks.Tables;

/// <summary>A table answers every combination once, by rows that are all of use; and nobody else writes what it says.</summary>
internal static class TableChecks
{
    public static void Check(Draft draft)
    {
        foreach (var (table, place) in draft.Tables)
        {
            CheckWriters(draft, table, place["outputs"]);
            var grid = new Grid(table.Axes);
            if (grid.Size > Grid.Most)
                place["inputs"].Fault($"its inputs and days have more than {Grid.Most} combinations.", "Divide it into tables of which one reads what the other says.");
            else new GridCheck(table, place, grid).Check();
        }
    }

    private static void CheckWriters(Draft draft, DecisionTable table, Place outputs)
    {
        foreach (var (output, type) in table.Outputs)
            if (type.Initial is not null) outputs.Fault($"'{output}' has an initial value, and the table writes it.", "Take the initial value away; write otherwise.");
            else if (Writer(draft, output) is { } writer) outputs.Fault($"'{output}' is written by {writer} too.", "Let only the table write it.");
    }

    private static string? Writer(Draft draft, string output)
    {
        var rule = draft.RegisterFacts.Select(r => r.Rule).FirstOrDefault(r => r.Facts.ContainsKey(output));
        var step = draft.Steps.Select(s => s.Step).FirstOrDefault(s => s.Facts.ContainsKey(output) || s.Outcomes.Values.Any(o => o.Facts.ContainsKey(output)));
        var child = draft.Nodes.Select(n => n.Activity).OfType<ChildWorkflow>().FirstOrDefault(c => c.Facts.ContainsKey(output));
        return step?.StepId ?? rule?.Fact ?? child?.Id;
    }
}
