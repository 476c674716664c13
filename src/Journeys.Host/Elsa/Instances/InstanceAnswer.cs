using Journeys.Execution;

namespace Journeys.Host.Elsa.Instances;

internal enum InstanceStatus
{
    Running,
    Finished,
}

internal enum InstanceSubStatus
{
    Executing,
    Suspended,
    Finished,
    Cancelled,
    Faulted,
}

/// <summary>Where a journey stands, in Elsa's two words; asked for every few seconds while it is looked at.</summary>
internal sealed record ExecutionStateAnswer(InstanceStatus Status, InstanceSubStatus SubStatus, DateTimeOffset UpdatedAt)
{
    public InstanceSubStatus WorkflowSubStatus => SubStatus;

    public static ExecutionStateAnswer Of(Journey journey) => new(
        journey.Status == JourneyStatus.Running ? InstanceStatus.Running : InstanceStatus.Finished, SubStatusOf(journey), journey.LastAt);

    private static InstanceSubStatus SubStatusOf(Journey journey) => journey.Status switch
    {
        JourneyStatus.Ended => InstanceSubStatus.Finished,
        JourneyStatus.Cancelled => InstanceSubStatus.Cancelled,
        _ => journey.Bookmarks.Count > 0 ? InstanceSubStatus.Suspended : InstanceSubStatus.Executing,
    };
}

/// <summary>An open wait of a journey.</summary>
internal sealed record BookmarkAnswer(string Id, string Name, string ActivityNodeId, string ActivityInstanceId)
{
    public string Hash => Id;
    public bool AutoBurn { get; } = true;
}

/// <summary>What could not be evaluated or should not have come.</summary>
internal sealed record IncidentAnswer(string ActivityId, string ActivityNodeId, string ActivityType, string Message, DateTimeOffset Timestamp);

/// <summary>A journey's state as Elsa has it, without input, output and properties: what a journey knows are its variables.</summary>
internal sealed record StateAnswer(
    string Id,
    string DefinitionId,
    string DefinitionVersionId,
    int DefinitionVersion,
    InstanceStatus Status,
    InstanceSubStatus SubStatus,
    IReadOnlyList<BookmarkAnswer> Bookmarks,
    IReadOnlyList<IncidentAnswer> Incidents,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt)
{
    public IReadOnlyList<object> CompletionCallbacks { get; } = [];
    public IReadOnlyList<object> ActivityExecutionContexts { get; } = [];
    public IReadOnlyDictionary<string, object> Input { get; } = new Dictionary<string, object>();
    public IReadOnlyDictionary<string, object> Output => Input;
    public IReadOnlyDictionary<string, object> Properties => Input;
}

/// <summary>A journey as an Elsa workflow instance; its id is its pseudonym, that of its version the hash of its content.</summary>
internal sealed record InstanceAnswer(string Name, StateAnswer WorkflowState)
{
    public string Id => WorkflowState.Id;
    public string DefinitionId => WorkflowState.DefinitionId;
    public string DefinitionVersionId => WorkflowState.DefinitionVersionId;
    public int Version => WorkflowState.DefinitionVersion;
    public InstanceStatus Status => WorkflowState.Status;
    public InstanceSubStatus SubStatus => WorkflowState.SubStatus;
    public int IncidentCount => WorkflowState.Incidents.Count;
    public DateTimeOffset CreatedAt => WorkflowState.CreatedAt;
    public DateTimeOffset UpdatedAt => WorkflowState.UpdatedAt;
    public DateTimeOffset? FinishedAt => WorkflowState.FinishedAt;
}
