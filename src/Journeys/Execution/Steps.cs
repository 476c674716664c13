using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>A step that holds a token: opens it for each subject when it applies and is ready, and leaves when all have ended and none waits.</summary>
internal static class Steps
{
    public static void Advance(Turn turn, Step step)
    {
        if (Instance.Of(step, turn.Journey) is not { } instances)
            return;
        if (step.Offered != Offer.No)
        {
            instances.ToList().ForEach(i => Offers.Advance(turn, i));
        }
        else
        {
            foreach (var instance in instances)
                Advance(turn, instance);
        }

        var states = instances.Select(i => turn.Journey.Steps[i.Key]).ToList();
        if (states.TrueForAll(s => s.Ended && !s.Held))
            Flow.Leave(turn, step, PortsOf(turn.Definition, step, states));
    }

    private static bool HasOwnTask(Turn turn, string instance) =>
        turn.Journey.Bookmarks.Values.Any(b => b.Instance == instance && b.Task is TaskKind.Task or TaskKind.Send);

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
            case { Phase: StepPhase.NotEntered, Applies: true, Ready: true } when Recurrences.IsOpen(turn.Journey, instance):
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
        turn.Emit(new AgencyAsked(bookmark, instance.Key, Actors.Of(instance, turn.Journey), step.Service, verb, 1));
    }

    /// <summary>The task whose submission is the request was sent in: for this subject, where the task has the subject too.</summary>
    private static bool IsRequested(Turn turn, Instance instance, string task)
    {
        if (turn.Definition.Index.Step(task) is not { } step)
            return false;
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
        string[] order = [Port.Refused, Port.Granted, Port.Done, Port.Nothing];
        var port = order.FirstOrDefault(p => states.Exists(s => s.Port == p)) ?? Port.NotApplicable;
        var single = states.Where(s => s.Port == port).Select(s => s.Outcome).Distinct().ToList() is [{ } outcome] ? outcome.ToString() : null;
        var split = single is not null && definition.Index.Outbound(step.Id).Any(c => c.Port == single);
        return [.. new[] { split ? null : port, single, port == Port.Refused ? null : Port.Done }.OfType<string>().Distinct()];
    }

    /// <summary>The port of a final answer.</summary>
    public static string PortOf(Outcome outcome) => Outcomes.GroupOf(outcome) switch
    {
        OutcomeGroup.Granted => Port.Granted,
        OutcomeGroup.Refused => Port.Refused,
        _ => Port.Nothing,
    };
}
