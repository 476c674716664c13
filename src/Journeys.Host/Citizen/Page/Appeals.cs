using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>How a refused decision is tried again, and the last day for it.</summary>
internal static class Appeals
{
    public static string? For(PageContext context, Instance instance, PageStatus status)
    {
        var open = context.Journey.Bookmarks.FirstOrDefault(b => b.Value.Instance == instance.Key && b.Value.Task == TaskKind.Appeal).Value;
        if (open?.Way is { } way) return By(context, way.OfDemand ? "step.demandAppealBy" : "step.appealBy", way.Body, open.Due);
        if (instance.Step.Appeal is not { } appeal || (open is null && status != PageStatus.Refused)) return null;
        return open?.Due is { } due
            ? By(context, "step.appealBy", appeal.Body, due)
            : context.Words["step.appealWithin", ("myndighet", context.Agency(appeal.Body)), ("tid", context.Words.Period(appeal.Period))];
    }

    private static string By(PageContext context, string text, string? body, DateOnly? due) =>
        context.Words[text, ("myndighet", body is null ? context.Words["step.appealCourt"] : context.Agency(body)), ("datum", due is { } day ? context.Words.Date(day) : "–")];
}
