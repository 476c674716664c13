using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>A step that holds a token: opens it for each subject when it applies and is ready, and leaves when all have ended and none waits.</summary>
internal static class Steps
{
    public static void Advance(Turn turn, Step step)
    {
        turn.Note(Reads.OfActivity(step.Id));
        if (turn.InstancesOf(step) is not { } instances)
            return;
        foreach (var instance in instances)
            if (step.Offered != Offer.No)
                Offers.Advance(turn, instance);
            else
                Advance(turn, instance);
        foreach (var instance in instances)
            if (turn.Journey.Steps[instance.Key] is { Ended: false } or { Held: true })
                return;
        Flow.Leave(turn, step, PortsOf(turn.Definition, step, [.. instances.Select(i => turn.Journey.Steps[i.Key])]));
    }

    private static bool HasOwnTask(Turn turn, string instance) =>
        turn.Journey.IsOpenAt(instance, b => b.Task is TaskKind.Task or TaskKind.Send);

    private static void Advance(Turn turn, Instance instance)
    {
        var state = turn.Journey.Steps[instance.Key];
        if (SelfEnding.End(turn, instance))
            return;
        if (turn.Journey.HasAnswerOpen(instance.Key))
        {
            Checks.ReviewRequest(turn, instance);
            return;
        }

        switch (state)
        {
            case { Applies: false } when !state.Ended || state.Held:
                Ends.Close(turn, instance.Key);
                turn.Emit(new StepEnded(instance.Key, Port.NotApplicable, null, false));
                break;
            case { Phase: StepPhase.WithCitizen, Ready: false, SentOn: null } when HasOwnTask(turn, instance.Key):
                Ends.Close(turn, instance.Key);
                break;
            case { Phase: StepPhase.NotEntered, Applies: true, Ready: true } when TimedSteps.Is(instance.Step):
                TimedSteps.EndIfPassed(turn, instance);
                break;
            case { Phase: StepPhase.NotEntered, Applies: true, Ready: true } when Recurrences.IsOpen(turn, instance):
                Open(turn, instance);
                break;
        }
    }

    /// <summary>Opens a step for one subject: a task, a question to an agency, or a wait for a register.</summary>
    public static void Open(Turn turn, Instance instance)
    {
        var bookmark = turn.NextBookmark(instance.Key);
        switch (instance.Step)
        {
            case CitizenTask:
                turn.Emit(new TaskOpened(bookmark, instance.Key, TaskKind.Task, null, []));
                break;
            case AgencyStep step when step.Request == "citizen" || IsLeftOut(turn, step.Request):
                turn.Emit(new TaskOpened(bookmark, instance.Key, TaskKind.Send, null, []));
                break;
            case AgencyStep step when step.Request == "automatic" || IsRequested(turn, instance, step.Request):
                Ask(turn, instance, bookmark);
                break;
            case FetchEvidence:
                Ask(turn, instance, bookmark);
                break;
            case RegisterFact fact:
                AwaitFact(turn, instance, fact, bookmark);
                break;
            case Notify notice:
                turn.Emit(new AgencyTold(bookmark, instance.Key, Actors.Of(instance, turn.Journey), notice.Service, MessageVerb.Notice, 1));
                turn.Emit(new StepEnded(instance.Key, Port.Done, null, false));
                break;
        }
    }

    public static void Ask(Turn turn, Instance instance, string bookmark)
    {
        var step = (AgencyActivity)instance.Step;
        var verb = step.Profile switch { Profile.EX => MessageVerb.Expected, Profile.FE => MessageVerb.Fetch, _ => MessageVerb.Request };
        turn.Emit(new AgencyAsked(bookmark, instance.Key, AgencyOf(turn, instance, step), step.Service, verb, 1));
        if (step is FetchEvidence { Timeout: { } timeout })
            Deadlines.LookAgain(turn, instance, timeout);
    }

    /// <summary>A case that was handed on is asked for where it lies now.</summary>
    private static string AgencyOf(Turn turn, Instance instance, AgencyActivity step) =>
        step.AgencyOf is { } other && turn.Definition.Index.Step(other) is { } asked
            ? turn.Journey.Steps.Values.FirstOrDefault(s => s.Activity == asked.Id)?.Agency ?? Actors.Of(instance, turn.Journey)
            : Actors.Of(instance, turn.Journey);

    /// <summary>A step is entered again: what an earlier round went on without is not waited for any more.</summary>
    public static void BeginAnew(Turn turn, Step step)
    {
        foreach (var (id, bookmark) in turn.Journey.Bookmarks.Where(b => b.Value.Kind == BookmarkKind.Answer).ToList())
            if (turn.Journey.Steps.Find(bookmark.Instance) is { Ended: true } state && state.Activity == step.Id
                && Instance.Find(turn.Definition, turn.Journey, bookmark.Instance) is { } instance)
            {
                Deadlines.StopRetry(turn, instance);
                turn.Emit(new BookmarkClosed(id));
            }
    }

    /// <summary>The task whose submission is the request was sent in: for this subject, where the task has the subject too.</summary>
    private static bool IsRequested(Turn turn, Instance instance, string task)
    {
        if (turn.Definition.Index.Step(task) is not { } step)
            return false;
        turn.Note(Reads.OfActivity(step.Id));
        var states = turn.Journey.Steps.Values.Where(s => s.Activity == step.Id).ToList();
        var own = states.Where(s => s.Subject == instance.Subject).ToList();
        return (own.Count > 0 ? own : states).Exists(s => s.SentOn is not null);
    }

    /// <summary>The task was passed by, so that it can request nothing: the citizen sends the request.</summary>
    private static bool IsLeftOut(Turn turn, string task) =>
        turn.Definition.Index.Step(task) is { } step
        && turn.Journey.Visits.Find(step.Id) > 0 && !turn.Journey.Tokens.ContainsKey(step.Id)
        && !turn.Journey.Steps.Values.Any(s => s.Activity == step.Id && s.SentOn is not null);

    private static void AwaitFact(Turn turn, Instance instance, RegisterFact fact, string bookmark)
    {
        if ((fact.Starts && turn.Journey.Parent is not null) || turn.Journey.RegisterFacts.Values.Any(f => f.Valid && fact.Takes(f.Register, f.Fact)))
            turn.Emit(new StepEnded(instance.Key, Port.Done, null, false));
        else
            turn.Emit(new FactAwaited(bookmark, instance.Key, fact.Register, fact.Fact));
    }

    /// <summary>One refused: Refused; else one granted: Granted; else one nothing: Nothing; else NotApplicable. Done goes with every end but a refusal.</summary>
    /// <remarks>An answer that has a port of its own does not leave by its group's.</remarks>
    private static IReadOnlyList<string> PortsOf(Definition definition, Step step, List<StepState> states)
    {
        var port = Array.Find(Order, p => states.Exists(s => s.Port == p)) ?? Port.NotApplicable;
        var ended = states.FindAll(s => s.Port == port);
        var single = ended is [{ Outcome: { } outcome }, ..] && ended.TrueForAll(s => s.Outcome == outcome) ? outcome.ToString() : null;
        var split = single is not null && definition.Index.Outbound(step.Id).Any(c => c.Port == single);
        return [.. new[] { split ? null : port, single, port == Port.Refused ? null : Port.Done }.OfType<string>().Distinct()];
    }

    private static readonly string[] Order = [Port.Refused, Port.Granted, Port.Done, Port.Nothing];

    /// <summary>The port of a final answer.</summary>
    public static string PortOf(Outcome outcome) => Outcomes.GroupOf(outcome) switch
    {
        OutcomeGroup.Granted => Port.Granted,
        OutcomeGroup.Refused => Port.Refused,
        _ => Port.Nothing,
    };
}
