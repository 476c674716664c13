using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>The dates of a step: its last day by law, when an answer is expected, when it was sent and ended.</summary>
internal static class Days
{
    public static DateOnly? Due(Journey journey, Step step, string? subject) => Find(journey, step, subject)?.Current.Date;

    public static DeadlineState? Find(Journey journey, Step step, string? subject) => step.Deadline is not { } deadline
        ? null
        : journey.Deadlines.Find(DeadlineKey.Of(step.StepId, subject, deadline.Name))
            ?? journey.Deadlines.Find(DeadlineKey.Of(step.StepId, null, deadline.Name))
            ?? (subject is null ? journey.Deadlines.Where(d => d.Value.Current.Step == step.StepId).Select(d => d.Value).FirstOrDefault() : null);

    /// <summary>The day an answer is expected: what the agency said, else what its service promises from the day the application was complete.</summary>
    public static DateOnly? Expected(PageContext context, Step step, StepState? state)
    {
        if (state is not { Phase: StepPhase.WithAgency }) return null;
        if (state.ExpectedBy is { } said) return said;
        return step is AgencyActivity agency && context.Agencies.ServiceLevel(agency.Agency, agency.Service) is { } promised
            ? AgencyTime.Due(step, state, promised)
            : null;
    }

    public static IReadOnlyList<DayLine> Lines(PageContext context, Instance instance, PageStatus status)
    {
        if (status == PageStatus.NotApplicable) return [];
        var state = context.Journey.Steps.Find(instance.Key);
        var lines = new List<DayLine>();
        if (Find(context.Journey, instance.Step, instance.Subject) is { Current: { Date: { } date } current } deadline)
            lines.AddRange(DueLine(context, instance.Step, status, date, current, deadline.Missed));
        if (Expected(context, instance.Step, state) is { } expected)
            lines.Add(expected < context.Today
                ? new(context.Words["step.expectedLate", ("datum", context.Words.Date(expected))], true, true)
                : new(context.Words["step.expected", ("datum", context.Words.Date(expected))], false, false));
        if (status is PageStatus.WithAgency or PageStatus.Overdue && state?.SentOn is { } sent)
            lines.Add(new(context.Words["step.sentOn", ("datum", context.Words.Date(sent))], false, false));
        lines.AddRange(Demands.Lines(context, instance, state));
        if (status == PageStatus.NeedsInfo && Asked(context, instance) is { } reply)
            lines.Add(reply < context.Today
                ? new(context.Words["step.replyLate", ("datum", context.Words.Date(reply))], true, true)
                : new(context.Words["step.replyBy", ("datum", context.Words.Date(reply))], false, true));
        if (status is PageStatus.Done or PageStatus.Refused && state?.EndedOn is { } ended)
            lines.Add(new(context.Words[status == PageStatus.Done ? "step.endedOn" : "step.decidedOn", ("datum", context.Words.Date(ended))], false, false));
        return lines;
    }

    /// <summary>What follows when the last day is not kept, while it still can be; null where there is none or the step is over.</summary>
    public static string? Consequence(PageContext context, Step step, string? subject, PageStatus status) =>
        status is not (PageStatus.Done or PageStatus.Refused or PageStatus.NotApplicable)
        && Find(context.Journey, step, subject) is { Missed: false, Current: { Met: false, Date: { } date } } && date >= context.Today
            ? context.StepText(step, "consequence")
            : null;

    /// <summary>The last day to reply to what the agency asks.</summary>
    private static DateOnly? Asked(PageContext context, Instance instance) =>
        OpenTasks.Of(context.Journey).FirstOrDefault(b => b.Value.Instance == instance.Key && b.Value.Task == TaskKind.Info).Value?.Due;

    private static IEnumerable<DayLine> DueLine(PageContext context, Step step, PageStatus status, DateOnly date, DeadlineRevision current, bool missed)
    {
        if (current.Met || status is PageStatus.Done or PageStatus.Refused) yield break;
        var late = missed || date < context.Today;
        // What nobody had to do is not late.
        if (late && status == PageStatus.NotStarted && step.Offered != Offer.No)
        {
            yield return new(context.Words["step.dueOver", ("datum", context.Words.Date(date))], false, false);
            yield break;
        }

        var key = late ? "step.dueLate" : current.Provisional ? "step.dueProvisional" : "step.due";
        var own = late || current.Provisional ? null : context.Words.Find($"{step.TextKey}.due");
        yield return new(context.Words.Fill(own ?? context.Words.Find(key)!, ("datum", context.Words.Date(date))), late, !current.Provisional);
    }
}
