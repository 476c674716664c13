using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>Why a step stands as it does, in one plain sentence from the life event's texts, else from the shell's.</summary>
internal static class Reasons
{
    public static string? For(PageContext context, Instance instance, PageStatus status)
    {
        var (step, state) = (instance.Step, context.Journey.Steps.Find(instance.Key));
        if (context.IsStuck(instance.Key)) return context.Words["step.incident"];
        string? Own(string suffix) => context.StepText(step, suffix, instance);
        return status switch
        {
            PageStatus.WithOthers => JointNotes.Reason(context, instance) ?? context.Words["step.theirs", ("namn", context.Names.Of(Audience.Actors(context.Journey, instance)))],
            PageStatus.YourTurn or PageStatus.Draft when JointNotes.Reason(context, instance) is { } others => others,
            PageStatus.YourTurn or PageStatus.Draft => Missed(context, instance) ? Own("missed") ?? context.Words["step.missed"] : null,
            PageStatus.CannotStart => Blocked(context, instance),
            PageStatus.WithAgency or PageStatus.Overdue => Waiting(context, instance, state),
            PageStatus.Unavailable => context.Words["step.unavailable"],
            PageStatus.Sending => context.Words["step.sending"],
            PageStatus.NeedsInfo => Info(context, instance),
            PageStatus.Refused => Refused(context, instance, state),
            PageStatus.NotApplicable when state?.Outcome == Outcome.NoEntitlement => Own("noEntitlement") ?? WithReason(context, instance, null),
            PageStatus.NotApplicable when IsOver(context, state) => context.Words["step.notNeeded"],
            PageStatus.NotApplicable => Own("notApplicable") ?? context.Words["step.notApplicable"],
            PageStatus.Done => Done(context, instance, state),
            _ when step.Offered != Offer.No && state is { Ready: false } && Own("blocked") is { } blocked => blocked,
            _ => step.Offered is Offer.No or Offer.Automatic ? null : context.Words["step.offered"],
        };
    }

    /// <summary>The journey ended before the step began.</summary>
    private static bool IsOver(PageContext context, StepState? state) =>
        context.Journey.Status != JourneyStatus.Running && state is null or { Ended: false, Applies: not false };

    public static bool Missed(PageContext context, Instance instance) =>
        Days.Find(context.Journey, instance.Step, instance.Subject) is { Missed: true, Current.Met: false };

    private static string Blocked(PageContext context, Instance instance)
    {
        if (Missed(context, instance) && context.StepText(instance.Step, "missed", instance) is { } missed) return missed;
        if (Days.Find(context.Journey, instance.Step, instance.Subject) is { Current: { Met: false, Date: not null, At: { } opens } })
            return context.Words["step.opens", ("datum", context.Words.Date(SwedishTime.DateOf(opens)))];
        var waits = Statuses.WaitsFor(context.Definition, context.Journey, instance.Step);
        var named = waits.Select(w => context.StepText(instance.Step, $"blocked.{w.StepId}", instance)).FirstOrDefault(t => t is not null);
        return named ?? context.StepText(instance.Step, "blocked", instance) ?? context.Words["step.notYet"];
    }

    private static string Waiting(PageContext context, Instance instance, StepState? state)
    {
        if (Missed(context, instance) && context.StepText(instance.Step, "missed", instance) is { } missed) return missed;
        var latest = context.LatestAnswer(instance.Key)?.Event as AnswerRecorded;
        if (latest?.Outcome == Outcome.Delayed && context.Words.Find($"{instance.Step.TextKey}.delayed") is { } delayed)
            return context.Words.Fill(delayed, [("datum", state?.ExpectedBy is { } day ? context.Words.Date(day) : "–"), .. context.Tokens(instance.Step, instance)]);
        if (latest?.Outcome == Outcome.Forwarded && state?.Agency is { } agency)
            return context.Words["step.forwarded", ("myndighet", context.Agency(agency))];
        return context.StepText(instance.Step, "waiting", instance) ?? context.Words["step.waiting"];
    }

    private static string Info(PageContext context, Instance instance) =>
        context.Words["task.lead.Info", [.. context.Tokens(instance.Step, instance)]];

    private static string? Refused(PageContext context, Instance instance, StepState? state)
    {
        var text = context.StepText(instance.Step, "refused", instance) ?? WithReason(context, instance, null);
        return state?.Held == true ? $"{text} {context.Words["step.held"]}".Trim() : text;
    }

    private static string? Done(PageContext context, Instance instance, StepState? state) => state?.Outcome switch
    {
        Outcome.NoData => context.StepText(instance.Step, "nodata", instance) ?? context.Words["step.noData"],
        Outcome.ApprovedWithConditions => WithReason(context, instance, Conditions(context, instance)),
        Outcome.PartlyApproved => WithReason(context, instance, context.Words["step.partly"]),
        Outcome.Approved when instance.Step is AgencyStep => null,
        _ => instance.Step.SelfDeclared ? context.Words["step.selfDeclared"] : null,
    };

    /// <summary>The conditions themselves, where the decision has them in words.</summary>
    private static string Conditions(PageContext context, Instance instance) =>
        context.Said(instance.Key, "conditions") is { } conditions ? context.Words["step.conditionsAre", ("villkor", conditions)] : context.Words["step.conditions"];

    private static string? WithReason(PageContext context, Instance instance, string? text) =>
        context.Reason(instance.Key) is { } reason ? $"{text} {context.Words["step.reason", ("skal", reason)]}.".Trim() : text;
}
