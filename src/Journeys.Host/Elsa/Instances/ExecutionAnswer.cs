namespace Journeys.Host.Elsa.Instances;

/// <summary>A visit of an activity as Elsa keeps it, without what went in: that may be personal.</summary>
internal sealed record ExecutionAnswer(
    string Id,
    string WorkflowInstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    DateTimeOffset StartedAt,
    DateTimeOffset? CompletedAt,
    bool HasBookmarks,
    ExecutionStatus Status,
    IReadOnlyDictionary<string, object> Payload)
{
    public IReadOnlyDictionary<string, object> ActivityState { get; } = new Dictionary<string, object>();
    public IReadOnlyDictionary<string, object> Outputs => ActivityState;
    public IReadOnlyDictionary<string, object> Properties => ActivityState;
    public IReadOnlyDictionary<string, object> Metadata => ActivityState;

    public static IReadOnlyList<ExecutionAnswer> All(OpenedJourney opened) => [.. opened.Executions.All.Select(e => Of(opened, e))];

    private static ExecutionAnswer Of(OpenedJourney opened, Execution visit)
    {
        var node = opened.Node(visit.Key);
        return new(visit.Id(opened.Pseudonym), opened.Pseudonym, node.Id, node.NodeId, node.Type, node.Version, node.Name,
            visit.StartedAt, visit.CompletedAt, visit.Waits, visit.Status, Left(visit));
    }

    private static Dictionary<string, object> Left(Execution visit) => visit.Outcomes.Count == 0 ? [] : new() { ["Outcomes"] = visit.Outcomes };
}

/// <summary>How an execution came about; the visits before it are not kept.</summary>
internal sealed record CallStackAnswer(string ActivityExecutionId, IReadOnlyList<ExecutionAnswer> Items)
{
    public int TotalCount => Items.Count;
}
