namespace Journeys.Host.Elsa.Instances;

internal sealed record ReportRequest(string? WorkflowInstanceId, IReadOnlyList<string>? ActivityNodeIds);

/// <summary>How often each activity was visited, for the numbers on the drawing.</summary>
internal sealed record ReportAnswer(IReadOnlyList<ActivityStats> Stats)
{
    /// <summary>Of the activities that are asked for; of all where none is named.</summary>
    public static ReportAnswer Of(OpenedJourney opened, IReadOnlyList<string>? nodeIds) => new(
    [
        .. ExecutionAnswer.All(opened).GroupBy(e => e.ActivityNodeId)
            .Where(g => nodeIds is null || nodeIds.Contains(g.Key))
            .Select(g => new ActivityStats(g.First().ActivityId, g.Key, g.Count(), g.Count(IsOver), g.Count(e => !IsOver(e)), g.Any(e => e.HasBookmarks), g.Any(e => e.Status == ExecutionStatus.Faulted))),
    ]);

    private static bool IsOver(ExecutionAnswer visit) => visit.Status is ExecutionStatus.Completed or ExecutionStatus.Canceled;
}

internal sealed record ActivityStats(
    string ActivityId, string ActivityNodeId, int StartedCount, int CompletedCount, int UncompletedCount, bool IsBlocked, bool IsFaulted);
