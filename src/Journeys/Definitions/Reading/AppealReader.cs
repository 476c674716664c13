using Journeys.Law;

namespace Journeys.Definitions.Reading;

/// <summary>Reads how a decision is tried again, and what follows that.</summary>
internal static class AppealReader
{
    /// <summary>A step's: null too where there is none, with the reason, or where another step is the appeal.</summary>
    public static Appeal? Read(Draft draft, Place place)
    {
        if (!place["none"].Exists && !place["step"].Exists) return Read(place);
        if (place.Members() is not [var (name, value)]) place.Fault("an appeal is a way, a step, or none with the reason.", "Keep one of them.");
        else if (value.RequiredText() is { } step && name == "step") draft.NeedStep(value, step);
        return null;
    }

    private static IReadOnlyList<string> ReadOnly(Place place)
    {
        foreach (var outcome in place.Items())
            if (outcome.Text() is { } name && !Enum.GetNames<Outcome>().Contains(name))
                outcome.Fault($"'{name}' is no answer of the vocabulary.", Nearest.Remedy(name, Enum.GetNames<Outcome>()));
        return place.Texts();
    }

    private static Appeal? Read(Place place)
    {
        if (!place.Exists) return null;
        place.Only("kind", "body", "period", "then", "only");
        if (!place.IsObject) return null;
        var (kind, body, period) = (place["kind"].RequiredText(), place["body"].RequiredText(), Periods.Required(place["period"]));
        return kind is null || body is null ? null : new Appeal(kind, body, period, Read(place["then"])) { Only = ReadOnly(place["only"]) };
    }
}
