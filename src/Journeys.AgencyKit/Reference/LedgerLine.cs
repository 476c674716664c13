using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Journeys.AgencyKit.Reference;

public enum LedgerAct
{
    Received,
    Planned,
    Posting,
    Posted,
    Refused,
}

/// <summary>A line of a ledger: what happened to which message (the host's id when received, else the agency's own).</summary>
public sealed record LedgerLine(LedgerAct Act, Guid Message, IReadOnlyList<PlannedMessage>? Plans)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public string? Why { get; init; }
}

/// <summary>A message that the agency posts when the journeys' clock passes <paramref name="Due"/>.</summary>
/// <param name="Order">Of those due together, the lower goes first.</param>
/// <param name="Tells">What another agency of the kit gets to know by it.</param>
public sealed record PlannedMessage(Guid Id, DateTimeOffset Due, int Order, JsonObject Event, ToldAgency? Tells = null);

/// <summary>Another agency, and the message that it plans on hearing of this one.</summary>
public sealed record ToldAgency(string Agency, PlannedMessage Plan);
