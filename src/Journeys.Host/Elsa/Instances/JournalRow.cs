using System.Text.Json.Nodes;

namespace Journeys.Host.Elsa.Instances;

/// <summary>An event of a journey in Elsa's journal; <paramref name="Payload"/> is the event as an analyst may read it.</summary>
internal sealed record JournalRow(
    string Id,
    string WorkflowInstanceId,
    string ActivityInstanceId,
    string ActivityId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    string NodeId,
    DateTimeOffset Timestamp,
    long Sequence,
    string EventName,
    string Message,
    JsonNode? Payload)
{
    public string? ParentActivityInstanceId { get; }
    public string Source { get; } = "Journeys";
    public JsonNode? ActivityState { get; }
}

/// <summary>Which rows of the journal are wanted; null means any.</summary>
internal sealed record JournalFilter(
    IReadOnlyList<string>? ActivityIds, IReadOnlyList<string>? ActivityNodeIds, IReadOnlyList<string>? ExcludedActivityTypes, IReadOnlyList<string>? EventNames)
{
    public bool Holds(JournalRow row) =>
        ActivityIds?.Contains(row.ActivityId) != false
        && ActivityNodeIds?.Contains(row.NodeId) != false
        && ExcludedActivityTypes?.Contains(row.ActivityType) != true
        && EventNames?.Contains(row.EventName) != false;
}

internal sealed record JournalRequest(JournalFilter? Filter);
