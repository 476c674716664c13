using System.Globalization;
using System.Text.Json.Nodes;

namespace Journeys.AgencyKit;

/// <summary>A message taken from the inbox, held by its lock until it is acknowledged or the lock runs out.</summary>
public sealed record Delivery(string LockToken, int DeliveryCount, Request Request)
{
    internal static Delivery Of(JsonObject delivery) => new(
        (string)delivery["lockToken"]!, (int)delivery["deliveryCount"]!, Request.Of(delivery["event"]!.AsObject()));
}

/// <summary>What a journey asks or tells an agency. An answer names its <paramref name="JourneyId"/> and <paramref name="Subject"/>.</summary>
/// <param name="Step">In lower case, as it stands in the type: <c>b17</c>.</param>
/// <param name="Verb">request, expected, fetch, reply, withdraw, notice or demand.</param>
/// <param name="Day">The journeys' local day when it was sent.</param>
public sealed record Request(
    Guid Id, string JourneyId, string Subject, string Service, string Definition, string Step, string Verb, DateOnly Day, JsonObject Data)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static Request Of(JsonObject @event)
    {
        var type = ((string)@event["type"]!).Split('.');
        var time = DateTimeOffset.Parse((string)@event["time"]!, CultureInfo.InvariantCulture);
        return new(
            Guid.Parse((string)@event["id"]!), (string)@event["journeyid"]!, (string)@event["subject"]!, (string)@event["service"]!,
            type[2], string.Join('.', type[3..^2]), type[^2], DayOf(time), @event["data"]!.AsObject());
    }

    internal static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Zone).DateTime);

    /// <summary>Nine in the morning of a local day, when reference agencies answer.</summary>
    internal static DateTimeOffset Morning(DateOnly day)
    {
        var nine = day.ToDateTime(new TimeOnly(9, 0));
        return new(nine, Zone.GetUtcOffset(nine));
    }
}
