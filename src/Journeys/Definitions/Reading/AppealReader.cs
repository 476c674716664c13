namespace Journeys.Definitions.Reading;

/// <summary>Reads how a decision is tried again, and what follows that.</summary>
internal static class AppealReader
{
    public static Appeal? Read(Place place)
    {
        if (!place.Exists) return null;
        place.Only("kind", "body", "period", "then");
        if (!place.IsObject) return null;
        var (kind, body, period) = (place["kind"].RequiredText(), place["body"].RequiredText(), Periods.Required(place["period"]));
        return kind is null || body is null ? null : new Appeal(kind, body, period, Read(place["then"]));
    }
}
