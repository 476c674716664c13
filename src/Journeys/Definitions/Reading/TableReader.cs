using Journeys.Definitions.Tables;
using Journeys.Execution;

namespace Journeys.Definitions.Reading;

/// <summary>Reads a decision table; null where it has a fault.</summary>
internal sealed class TableReader(Draft draft, Place place)
{
    private static readonly string[] Known = ["$schema", "table", "description", "hitPolicy", "aggregate", "effectiveOn", "inputs", "outputs", "rows", "otherwise"];

    public DecisionTable? Read(string name)
    {
        var found = place.Found;
        place.Only(Known);
        if (!place.IsObject) return null;
        if (place["table"].RequiredText() is { } own && own != name) place["table"].Fault($"the file is called '{name}', and the table '{own}'.", "Let them be the same.");
        if (!Names.IsLifeEvent(name)) place["table"].Fault($"'{name}' is no name of a table.", "Write small letters, digits and hyphens: the name of its file.");
        place["description"].Text();
        var (hit, aggregate) = (Hit(), ReadAggregate());
        var day = EffectiveOn();
        var (inputs, outputs) = (Facts("inputs", isInput: true), Facts("outputs", isInput: false));
        var rows = Rows(new RowReader(inputs, outputs, day is not null || place["effectiveOn"].Exists));
        var otherwise = RowReader.Values(place["otherwise"], outputs, "outputs");
        if (place.Found > found) return null;
        return new(name, hit, day, inputs, outputs, rows, otherwise) { Aggregate = aggregate };
    }

    private HitPolicy Hit()
    {
        var written = place["hitPolicy"].RequiredText();
        var known = Enum.GetNames<HitPolicy>().Select(n => n.ToLowerInvariant()).ToList();
        if (written is not null && !known.Contains(written)) place["hitPolicy"].Fault($"'{written}' is no hit policy.", $"Write one of {string.Join(", ", known)}.");
        return Enum.TryParse<HitPolicy>(written, ignoreCase: true, out var hit) ? hit : HitPolicy.Unique;
    }

    private Aggregate ReadAggregate()
    {
        if (place["aggregate"].Text() is not { } written) return Aggregate.Sum;
        var known = Enum.GetNames<Aggregate>().Select(n => n.ToLowerInvariant()).ToList();
        if (!known.Contains(written)) place["aggregate"].Fault($"'{written}' is no way to make one value of several.", $"Write one of {string.Join(", ", known)}.");
        else if (place["hitPolicy"].Node?.ToString() != "collect") place["aggregate"].Fault("only a table that collects has several values to make one of.", "Write the hit policy collect, or leave it out.");
        return Enum.TryParse<Aggregate>(written, ignoreCase: true, out var aggregate) ? aggregate : Aggregate.Sum;
    }

    private string? EffectiveOn()
    {
        if (place["effectiveOn"].Text() is not { } name) return null;
        if (draft.Facts.GetValueOrDefault(name)?.Kind == FactKind.Date) return name;
        var dates = draft.Facts.Where(f => f.Value.Kind == FactKind.Date).Select(f => f.Key);
        place["effectiveOn"].Fault($"'{name}' is no date fact of the life event.", Nearest.Remedy(name, dates));
        return null;
    }

    private Dictionary<string, FactType> Facts(string field, bool isInput)
    {
        Dictionary<string, FactType> facts = [];
        if (!place[field].Exists) place[field].Missing();
        foreach (var item in place[field].Items())
        {
            if (item.RequiredText() is not { } name) continue;
            if (facts.ContainsKey(name)) item.Fault($"'{name}' is named twice.", "Name it once.");
            else if (draft.Facts.TryGetValue(name, out var type)) facts[name] = type;
            else if (isInput && draft.Derived.Any(d => d.Fact.Path == name && d.Fact.List is null && d.Fact.Table is null)) facts[name] = new FactType(FactKind.Bool, []);
            else item.Fault($"the life event declares no fact '{name}'.", Nearest.Remedy(name, draft.Facts.Keys));
        }

        if (facts.Count == 0 && !isInput && place[field].Items().Count == 0 && place[field].Exists) place[field].Fault("the table says nothing.", "Name the facts that it writes.");
        return facts;
    }

    private List<TableRow> Rows(RowReader reader)
    {
        if (!place["rows"].Exists) place["rows"].Missing();
        HashSet<string> ids = [];
        List<TableRow> rows = [];
        foreach (var item in place["rows"].Items())
        {
            if (reader.Read(item) is not { } row) continue;
            if (!ids.Add(row.Id)) item["id"].Fault($"two rows have the id '{row.Id}'.", "Give each an id of its own.");
            rows.Add(row);
        }

        return rows;
    }
}
