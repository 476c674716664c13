using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.Host.Agency;

/// <summary>Opens a message for the agency that receives it: the seals, and the ids of people, which become personal numbers.</summary>
public sealed class OutgoingOpener(PersonalData personal)
{
    public async Task<JsonObject> OpenAsync(InboxMessage message, CancellationToken cancellation)
    {
        var opened = JsonNode.Parse(message.Event)!.AsObject();
        var data = await personal.OpenAsync(JsonSerializer.SerializeToElement(opened["data"]), cancellation) is { } clear
            ? JsonObject.Create(clear) ?? []
            : [];
        Persons.ToNumbers(data);
        // As text, padded, so that it sorts (CloudEvents' sequence extension).
        opened["sequence"] = message.Sequence.ToString("D10", CultureInfo.InvariantCulture);
        opened["data"] = data;
        return opened;
    }
}
