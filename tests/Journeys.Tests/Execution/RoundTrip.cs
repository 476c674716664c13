using System.Text.Json;
using System.Text.Json.Serialization;
using Journeys.Execution;

namespace Journeys.Tests.Execution;

/// <summary>Events and state as they are stored: camelCase, enumerations as texts.</summary>
internal static class RoundTrip
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Json(Journey journey) => JsonSerializer.Serialize(journey, Options);

    public static void Check(Journey journey, IEnumerable<IJourneyEvent> events)
    {
        foreach (var e in events)
            Assert.Equal(JsonSerializer.Serialize(e, e.GetType(), Options), JsonSerializer.Serialize(Stored(e), e.GetType(), Options));
        Assert.Equal(Json(journey), Json(Stored(journey)));
    }

    public static void Same(IEnumerable<IJourneyEvent> expected, IEnumerable<IJourneyEvent> actual) => Assert.Equal(expected.Select(Json), actual.Select(Json));

    private static string Json(IJourneyEvent e) => $"{e.GetType().Name} {JsonSerializer.Serialize(e, e.GetType(), Options)}";

    public static Journey Stored(Journey journey) => JsonSerializer.Deserialize<Journey>(Json(journey), Options)!;

    public static IJourneyEvent Stored(IJourneyEvent e) =>
        (IJourneyEvent)JsonSerializer.Deserialize(JsonSerializer.Serialize(e, e.GetType(), Options), e.GetType(), Options)!;
}
