namespace Journeys.Definitions.Reading;

/// <summary>Reads which dated figures a step stands on, each with the fact that holds its day: they are shown there, and fill its texts.</summary>
internal static class StepFigures
{
    public static IReadOnlyDictionary<string, string> Read(Draft draft, Place figures)
    {
        Dictionary<string, string> read = [];
        foreach (var (name, place) in figures.Members())
        {
            if (!draft.FigureNames.Contains(name)) place.Fault($"the life event has no figure '{name}'.", Nearest.Remedy(name, draft.FigureNames));
            else if (place.RequiredText() is { } day)
            {
                read[name] = day;
                draft.Later(() => CheckDay(draft, day, place));
            }
        }

        return read;
    }

    private static void CheckDay(Draft draft, string day, Place place)
    {
        if (draft.Facts.GetValueOrDefault(day)?.Kind != FactKind.Date)
            place.Fault($"'{day}' is no date fact of the life event.", Nearest.Remedy(day, draft.Facts.Where(f => f.Value.Kind == FactKind.Date).Select(f => f.Key)));
    }
}
