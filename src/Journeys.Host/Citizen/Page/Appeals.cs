using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>How a refused decision is tried again, and the last day for it.</summary>
internal static class Appeals
{
    public static string? For(PageContext context, Instance instance, PageStatus status)
    {
        var open = context.Journey.Bookmarks.FirstOrDefault(b => b.Value.Instance == instance.Key && b.Value.Task == TaskKind.Appeal);
        if (instance.Step.Appeal is not { } appeal || (open.Key is null && status != PageStatus.Refused)) return null;
        var body = context.Agency(appeal.Body);
        return open.Value?.Due is { } due
            ? context.Words["step.appealBy", ("myndighet", body), ("datum", context.Words.Date(due))]
            : context.Words["step.appealWithin", ("myndighet", body), ("tid", context.Words.Period(appeal.Period))];
    }
}
