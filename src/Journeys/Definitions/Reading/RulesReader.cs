using System.Text.Json.Nodes;
using Journeys.Definitions.Checks.Tables;

namespace Journeys.Definitions.Reading;

/// <summary>Reads decision tables and dated figures: those of the files beside the workflow, and those that a published version has in it.</summary>
internal static class RulesReader
{
    public static void Read(Draft draft, Place journeys)
    {
        foreach (var (name, table) in journeys["tables"].Members()) ReadTable(draft, name, table);
        FigureReader.Read(draft, journeys["figures"]);
        foreach (var (table, place) in draft.Beside)
            if (table is not null) ReadTable(draft, table, place);
            else ReadFigures(draft, place);
        draft.Later(() => TableChecks.Check(draft));
    }

    private static void ReadTable(Draft draft, string name, Place place)
    {
        if (draft.Tables.Any(t => t.Table.Name == name))
            place["table"].Fault($"the life event has the table '{name}' twice.", "Keep one of them.");
        else if (new TableReader(draft, place).Read(name) is { } table) Keep(draft, table, place);
        else Unreadable(draft, place);
    }

    private static void ReadFigures(Draft draft, Place place)
    {
        place.Only("$schema", "figures");
        if (!place.IsObject) return;
        if (!place["figures"].Exists) place["figures"].Missing();
        FigureReader.Read(draft, place["figures"]);
    }

    /// <summary>Its outputs are derived from what it reads.</summary>
    private static void Keep(Draft draft, Tables.DecisionTable table, Place place)
    {
        draft.Tables.Add((table, place));
        foreach (var output in table.Outputs.Keys)
            if (draft.IsDerived(output)) Twice(place, output);
            else draft.Derived.Add((new DerivedFact(null, output, Expression.JavaScript(Reads(table))) { Table = table }, place["outputs"]));
    }

    /// <summary>A table that has its faults already: what it would say is not missing too.</summary>
    private static void Unreadable(Draft draft, Place place)
    {
        var outputs = ((place.Node as JsonObject)?["outputs"] as JsonArray ?? []).Select(o => o?.ToString()).OfType<string>();
        foreach (var output in outputs.Where(o => draft.Facts.ContainsKey(o) && !draft.IsDerived(o)))
            draft.Derived.Add((new DerivedFact(null, output, Expression.JavaScript("undefined")), place["outputs"]));
    }

    private static void Twice(Place place, string output) =>
        place["outputs"].Fault($"'{output}' is derived already, or written by another table.", "Let one of them write it.");

    /// <summary>
    /// What stands before the choice is always needed: the day, and the only input. Whether the others are depends on each other.
    /// </summary>
    private static string Reads(Tables.DecisionTable table)
    {
        var always = new[] { table.EffectiveOn }.OfType<string>().Concat(table.Inputs.Count == 1 ? table.Inputs.Keys : []);
        return $"[{string.Join(", ", always)}] ? [{string.Join(", ", table.Inputs.Keys)}] : []";
    }
}
