using System.Text.Json;
using Journeys.Definitions.Tables;

namespace Journeys.Definitions.Reading;

/// <summary>Reads dated figures: <c>{"name":[{"validFrom","validTo","value","unit","source","legalBasis"}]}</c>, each the only one on each of its days.</summary>
internal static class FigureReader
{
    public static void Read(Draft draft, Place figures)
    {
        foreach (var (name, place) in figures.Members())
        {
            if (!draft.FigureNames.Add(name)) place.Fault($"the life event has the figure '{name}' twice.", "Keep one of them.");
            else if (!Names.IsFact(name)) place.Fault($"'{name}' is no name of a figure.", "Write words of letters and digits, with a dot between them: minShareCapital.");
            else if (Values(place) is { Count: > 0 } values) draft.Figures[name] = (new Figure(name, values), place);
        }
    }

    private static List<FigureValue> Values(Place place)
    {
        var (items, found) = (place.Items(), place.Found);
        if (items.Count == 0 && place.Node?.GetValueKind() == JsonValueKind.Array) place.Fault("the figure has no value.", "Write at least one.");
        var read = items.Select(Value).ToList();
        if (place.Found > found) return [];
        List<FigureValue> values = [];
        for (var i = 0; i < read.Count; i++)
        {
            var next = i + 1 < read.Count ? read[i + 1]!.ValidFrom : (DateOnly?)null;
            values.Add(read[i]! with { ValidTo = items[i]["validTo"].Exists ? read[i]!.ValidTo : next?.AddDays(-1) ?? DateOnly.MaxValue });
            if (next is { } from) CheckNext(items[i + 1]["validFrom"], values[i], from, items[i]["validTo"].Exists);
        }

        return values;
    }

    private static void CheckNext(Place place, FigureValue before, DateOnly from, bool ends)
    {
        if (from <= before.ValidFrom || (ends && from <= before.ValidTo))
            place.Fault($"it begins on {from:yyyy-MM-dd}, and the one before it holds then.", "Write the values in the order of their days, and let each end before the next begins.");
        else if (ends && from > before.ValidTo.AddDays(1))
            place.Fault($"there is no value between {before.ValidTo:yyyy-MM-dd} and {from:yyyy-MM-dd}.", "Let it begin on the day after, or write what the figure is between.");
    }

    private static FigureValue? Value(Place place)
    {
        place.Only("validFrom", "validTo", "value", "unit", "source", "legalBasis");
        if (!place.IsObject) return null;
        if (!place["validFrom"].Exists) place["validFrom"].Missing();
        var (from, to) = (RuleDays.Read(place["validFrom"]), RuleDays.Read(place["validTo"]));
        if (to < from) place["validTo"].Fault("it ends before it begins.", "Write a day that is not before validFrom.");
        var (unit, source, law) = (place["unit"].Text(), place["source"].Text(), place["legalBasis"].Texts());
        if (source is null && law.Count == 0) place["source"].Fault("the figure does not say where it comes from.", "Write its source, or its legalBasis.");
        if (!place["value"].Exists) place["value"].Missing();
        else if (place["value"].Node?.GetValueKind() != JsonValueKind.Number) place["value"].Expected("a number");
        else if (from is { } day && decimal.TryParse(place["value"].Node!.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value))
            return new(day, to ?? DateOnly.MaxValue, value, unit, source, law);
        return null;
    }
}
