using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>How a refused decision is tried again, and the last day for it.</summary>
internal static class Appeals
{
    public static string? For(PageContext context, Instance instance, PageStatus status)
    {
        var open = context.Journey.Bookmarks.FirstOrDefault(b => b.Value.Instance == instance.Key && b.Value.Task == TaskKind.Appeal).Value;
        if (open?.Way is { } way) return By(context, way.OfDemand ? "step.demandAppealBy" : "step.appealBy", way.Body, open.Due);
        if (instance.Step.Appeal is not { } appeal || (open is null && (status != PageStatus.Refused || !HoldsFor(context, instance, appeal)))) return null;
        return open?.Due is { } due
            ? By(context, "step.appealBy", appeal.Body, due)
            : context.Words["step.appealWithin", ("myndighet", Body(context, appeal.Body)), ("tid", context.Words.Period(appeal.Period))];
    }

    /// <summary>Another step may be the appeal of this outcome.</summary>
    private static bool HoldsFor(PageContext context, Instance instance, Appeal appeal) =>
        appeal.Only.Count == 0 || appeal.Only.Contains($"{context.Journey.Steps.Find(instance.Key)?.Outcome}");

    /// <summary>A court stands by its Swedish name, an agency by its id.</summary>
    private static string Body(PageContext context, string body) => context.Words.Find($"body.{body}") ?? context.Agency(body);

    private static string By(PageContext context, string text, string? body, DateOnly? due) => due < context.Today
        ? context.Words["step.appealOver", ("datum", context.Words.Date(due.Value))]
        : context.Words[text, ("myndighet", body is null ? context.Words["step.appealCourt"] : Body(context, body)), ("datum", due is { } day ? context.Words.Date(day) : "–")];
}
