using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Definitions.Tables;
using Journeys.Execution;

namespace Journeys.Definitions.Reading;

/// <summary>Reads the rows of a decision table: what they ask, what they say, when they hold and why.</summary>
internal sealed class RowReader(IReadOnlyDictionary<string, FactType> inputs, IReadOnlyDictionary<string, FactType> outputs, bool isDated)
{
    public TableRow? Read(Place row)
    {
        row.Only("id", "when", "then", "validFrom", "validTo", "reason", "legalBasis");
        if (!row.IsObject || row["id"].RequiredText() is not { } id) return null;
        if (!Names.IsActivity(id)) row["id"].Fault($"'{id}' is no id.", "Write letters, digits, hyphens and dots.");
        if (!row["then"].Exists) row["then"].Missing();
        var (from, to) = (Day(row["validFrom"]), Day(row["validTo"]));
        if (to < from) row["validTo"].Fault("the row ends before it begins.", "Write a day that is not before validFrom.");
        return new(id, Tests(row["when"]), Values(row["then"], outputs, "outputs"))
        {
            ValidFrom = from ?? DateOnly.MinValue,
            ValidTo = to ?? DateOnly.MaxValue,
            Reason = row["reason"].Exists ? row["reason"].RequiredText() : null,
            LegalBasis = row["legalBasis"].Texts(),
        };
    }

    /// <summary>Facts with a value of their type each.</summary>
    public static Dictionary<string, FactValue> Values(Place values, IReadOnlyDictionary<string, FactType> facts, string where)
    {
        Dictionary<string, FactValue> read = [];
        foreach (var (name, place) in values.Members())
            if (!facts.TryGetValue(name, out var type)) NotNamed(place, name, facts, where);
            else if (Value(place, type) is { } value) read[name] = value;
        return read;
    }

    private Dictionary<string, Test> Tests(Place when)
    {
        Dictionary<string, Test> tests = [];
        foreach (var (name, place) in when.Members())
            if (!inputs.TryGetValue(name, out var type)) NotNamed(place, name, inputs, "inputs");
            else tests[name] = Test(place, type);
        return tests;
    }

    private static Test Test(Place place, FactType type)
    {
        if (place.IsObject) return new([], Bounds(place, type));
        var items = place.Node is JsonArray ? place.Items() : [place];
        if (items.Count == 0) place.Fault("none of no values is ever there.", "Name a value, or leave the input out: then it may be anything.");
        return new([.. items.Select(i => Value(i, type)).OfType<FactValue>()], []);
    }

    private static List<Bound> Bounds(Place place, FactType type)
    {
        place.Only([.. Bound.Signs]);
        if (type.Kind is FactKind.Bool or FactKind.Enum) place.Fault("only counts and dates are compared.", "Write a value, or several in an array.");
        if (place.Members().Count == 0) place.Fault("the comparison compares with nothing.", "Write {\">=\": 5}, or leave the input out.");
        return [.. place.Members().Where(m => Bound.Signs.Contains(m.Name)).Select(m => Value(m.Value, type) is { } than ? new Bound(m.Name, than) : null).OfType<Bound>()];
    }

    private static FactValue? Value(Place place, FactType type)
    {
        if (place.Node is { } node && FactValue.From(JsonSerializer.SerializeToElement(node), type) is { } value) return value;
        place.Fault($"'{place.Node?.ToJsonString().Trim('"') ?? "null"}' is no value of the fact.", type.Kind switch
        {
            FactKind.Bool => "Write true or false.",
            FactKind.Count => "Write a whole number that is not negative.",
            FactKind.Date => "Write a day as 2026-11-01.",
            _ => $"Write one of {string.Join(", ", type.Options)}.",
        });
        return null;
    }

    private DateOnly? Day(Place place)
    {
        if (place.Exists && !isDated) place.Fault("the row has days, and the table does not say of which day.", "Write effectiveOn, a date fact, or leave the days out.");
        return RuleDays.Read(place);
    }

    private static void NotNamed(Place place, string name, IReadOnlyDictionary<string, FactType> facts, string where) =>
        place.Fault($"'{name}' is not among the table's {where}.", Nearest.Remedy(name, facts.Keys));
}
