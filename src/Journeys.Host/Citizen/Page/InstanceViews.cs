using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>Makes one entry of a step: where it stands for one subject.</summary>
internal static class InstanceViews
{
    public static PageStatus Status(PageContext context, Instance instance)
    {
        // A list that is known to hold nobody is not a list that is still awaited.
        if (Instance.Of(instance.Step, context.Journey) is { Count: 0 }) return PageStatus.NotApplicable;
        var status = JointNotes.StatusOf(context, instance) ?? PageStatuses.Of(
            context.Reading, instance.Step, instance.Key, context.Drafts,
            Days.Expected(context, instance.Step, context.Journey.Steps.Find(instance.Key)), context.Today);
        return (status is PageStatus.YourTurn or PageStatus.Draft or PageStatus.NeedsInfo) && !context.MayAct(instance) ? PageStatus.WithOthers : status;
    }

    public static InstanceView Of(PageContext context, Instance instance)
    {
        var status = Status(context, instance);
        var state = context.Journey.Steps.Find(instance.Key);
        return new(
            instance.Key,
            TitleOf(context, instance),
            status,
            StatusText(context, status, state),
            Reasons.For(context, instance, status),
            Days.Lines(context, instance, status),
            Links(context, instance, status),
            Offer(context, instance, state),
            Appeals.For(context, instance, status),
            CollectedData.FromAgencies(context, instance),
            CollectedData.FromPeople(context, instance),
            ReceiptsOf(context, instance))
        {
            Rules = Rules(context, instance, state),
            GivenByOthers = context.Reading.Happenings.Any(h => h.Event is TaskSubmitted sent && sent.Instance == instance.Key && sent.By != context.Viewer),
            Differences = DifferencesOf(context, instance),
            Without = state is { Phase: StepPhase.WithAgency } ? ComparedAmounts.Without(context, instance.Step) : null,
            Figures = ShownFigures.Of(context, instance.Step, state),
            Withdraw = Withdrawals.Requests(context.Definition, context.Journey).Where(r => r.Value.Instance == instance.Key && context.MayAct(instance))
                .Select(r => new WithdrawLink(r.Key, context.Words["step.withdraw"], context.Words["step.withdrawWhat", ("steg", TaskTitles.StepTitle(context, instance))])).FirstOrDefault(),
        };
    }

    private static IReadOnlyList<string> DifferencesOf(PageContext context, Instance instance) =>
    [
        .. instance.Step.Differs.Where(f => context.Journey.Fact(f) is { IsTrue: true }).Select(f => context.Words[$"differs.{f}"]),
        .. ComparedAmounts.Lines(context, instance.Step),
    ];

    /// <summary>Why it applies, or does not, where a table of rules says so.</summary>
    private static IReadOnlyList<RuleReason> Rules(PageContext context, Instance instance, StepState? state) => state?.Applies is null ? [] :
    [
        .. from row in RuleReasons.Of(context.Definition, context.Journey, instance.Step)
           let text = row.Reason is null ? null : context.Words.Find(row.Reason)
           where text is not null
           select new RuleReason(context.Words.Fill(text, [.. context.Tokens(instance.Step, instance)]), row.LegalBasis.Count == 0 ? null : string.Join("; ", row.LegalBasis)),
    ];

    /// <summary>What sets the instance apart: its part, and whom it is for.</summary>
    public static string? TitleOf(PageContext context, Instance instance)
    {
        var part = instance.Part is { } p ? context.Words[$"part.{p}"] : null;
        return (part, WhoOf(context, instance)) switch
        {
            (null, var who) => who,
            ({ } what, null) => what,
            ({ } what, { } who) => $"{what}, {who}",
        };
    }

    /// <summary>Whom it is for; where its subject is who is asked, that one.</summary>
    private static string? WhoOf(PageContext context, Instance instance) => instance switch
    {
        { Subject: null } => null,
        { Step: AgencyActivity { Choice.Fact: not null } } => context.Agency(Actors.Of(instance, context.Journey)),
        { Subject: { } subject } => context.Names.Of(subject) ?? Things.NameOf(context, subject),
    };

    private static string StatusText(PageContext context, PageStatus status, StepState? state) =>
        context.Words.Find($"status.{status}.{state?.Outcome}") ?? context.Words[$"status.{status}"];

    private static IReadOnlyList<TaskLink> Links(PageContext context, Instance instance, PageStatus status) => context.Journey.Status != JourneyStatus.Running ? [] :
    [
        .. from open in OpenTasks.Of(context.Journey)
           where context.MayAct(instance)
           where open.Value.Instance == instance.Key
               || (instance.Subject is null && open.Value.Instance == instance.Step.StepId)
           let title = TaskTitles.Of(context, open.Value)
           let text = context.Words[open.Value.Task switch
           {
               _ when JointNotes.HasAnswered(context, open.Key) => "step.change",
               _ when context.Drafts.Contains(open.Key) => "step.resume",
               TaskKind.Appeal => open.Value.Way is { OfDemand: true } ? "step.demandAppeal" : "step.appeal",
               TaskKind.Demand => "step.demand",
               TaskKind.Task when OpenTasks.EndsByItself(context, open.Value) => "step.see",
               TaskKind.Task or TaskKind.Info or TaskKind.Ask => "step.answer",
               _ => "step.go",
           }]
           select new TaskLink(open.Key, text, $"{text}: {title}", open.Value.Task != TaskKind.Appeal && status != PageStatus.WithOthers),
    ];

    private static OfferLink? Offer(PageContext context, Instance instance, StepState? state)
    {
        if (context.Journey.Status != JourneyStatus.Running || !context.MayAct(instance)) return null;
        var title = context.Title(instance.Step, instance);
        if (MayAnswerAnew(context, instance, state)) return new(instance.Key, context.Words["step.change"], context.Words["step.changeWhat", ("steg", title)], false);
        if (state is not { Phase: StepPhase.Offered, Ready: true }) return null;
        return new(instance.Key, title, context.Words["step.openWhat", ("steg", title)], context.Journey.Suggested.Contains(instance.Step.StepId));
    }

    /// <summary>What is done may be changed where the definition says so, one visit at a time.</summary>
    private static bool MayAnswerAnew(PageContext context, Instance instance, StepState? state) =>
        instance.Step is CitizenTask { Revisit: true } && state is { Ended: true, Applies: not false, Port: not Port.NotApplicable }
        && !OpenTasks.Of(context.Journey).Any(b => b.Value.Instance == instance.Key && b.Value.Task == TaskKind.Task);

    private static IReadOnlyList<ReceiptLink> ReceiptsOf(PageContext context, Instance instance) =>
    [
        .. from happening in context.Reading.Happenings
           where Receipts.InstanceOf(happening.Event) == instance.Key && !(happening.Event is TaskSubmitted { Joint: true } sent && sent.By != context.Viewer)
           let number = Receipts.NumberOf(happening.Event)
           select new ReceiptLink(number, context.Words["step.receipt", ("nummer", number)]),
    ];
}
