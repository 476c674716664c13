using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Moves tokens: Elsa's counter-based joins, in which a skipped branch counts as visited and is passed on as a dead path.</summary>
internal static class Flow
{
    /// <summary>Takes every token as far as it can go now; by hand only those of register facts.</summary>
    public static void Advance(Turn turn, bool byHand = false)
    {
        foreach (var id in turn.Journey.Tokens.Keys.ToList())
            if (turn.Journey.Tokens.ContainsKey(id) && (!byHand || turn.Definition.Activities[id] is RegisterFact))
                Advance(turn, turn.Definition.Activities[id]);
    }

    public static void Enter(Turn turn, string activity)
    {
        turn.Emit(new ActivityEntered(activity, turn.Journey.Visits.Find(activity) + 1));
        if (turn.Definition.Activities[activity] is FlowJoin { Mode: JoinMode.WaitAny })
            Ends.CancelBranches(turn, activity);
    }

    private static void Advance(Turn turn, Activity activity)
    {
        switch (activity)
        {
            case FlowDecision decision when turn.Test(decision.Condition, null).Value is { } value:
                Leave(turn, activity, [value ? "True" : "False"]);
                break;
            case FlowSwitch choice when Switches.PortsOf(turn, choice) is { } ports:
                Leave(turn, activity, ports);
                break;
            case FlowFork fork:
                Leave(turn, activity, fork.Branches);
                break;
            case SetVariable set when turn.Evaluate(set.Value) is Evaluation.Known known:
                turn.Emit(new VariableAssigned(set.Variable, FactValue.From(known.Value)));
                Leave(turn, activity, [Port.Done]);
                break;
            case ChildWorkflow child:
                Children.Advance(turn, child);
                break;
            case StartActivity or FlowJoin:
                Leave(turn, activity, [Port.Done]);
                break;
            case Step step:
                Steps.Advance(turn, step);
                break;
        }
    }

    /// <summary>The facts for whose lack a choice of ways cannot be made; none for any other activity.</summary>
    public static IReadOnlyCollection<string> Lacking(Turn turn, Activity activity) => activity switch
    {
        FlowDecision decision => turn.Test(decision.Condition, null).Lacking,
        FlowSwitch choice => Switches.Lacking(turn, choice),
        _ => [],
    };

    /// <summary>Leaves by every one of the ports; connections from other ports are passed by.</summary>
    public static void Leave(Turn turn, Activity activity, IReadOnlyList<string> ports)
    {
        var outbound = Unvisited(turn, activity.Id).ToLookup(c => ports.Contains(c.Port));

        // A token that goes back comes here again: what it passes by now is not passed by for good.
        var goesBack = outbound[true].Any(turn.Definition.Index.IsBack);
        var skipped = goesBack ? [] : outbound[false].Where(c => !turn.Definition.Index.IsBack(c)).ToList();
        turn.Emit(new ActivityLeft(activity.Id, [.. ports], [.. outbound[true].Select(c => c.Id)], [.. skipped.Select(c => c.Id)]));
        foreach (var connection in outbound[true].Concat(skipped))
            Arrive(turn, connection);
    }

    /// <summary>A Missed connection is visited once a round: when the day is missed, or when the step is left.</summary>
    private static IEnumerable<Connection> Unvisited(Turn turn, string activity)
    {
        var missed = turn.Definition.Index.Outbound(activity).ToLookup(c => c.Port == Port.Missed);
        int Visits(Connection connection) => turn.Journey.Connections.Find(connection.Id)?.Count ?? 0;
        var rounds = missed[false].Where(c => !turn.Definition.Index.IsBack(c)).Select(Visits).DefaultIfEmpty().Max();
        return [.. missed[false], .. missed[true].Where(c => Visits(c) <= rounds)];
    }

    /// <summary>Follows the connections of a step's Missed port; the step stays open.</summary>
    public static void FollowMissed(Turn turn, Step step)
    {
        var isLeft = turn.Journey.Visits.Find(step.Id) > 0 && !turn.Journey.Tokens.ContainsKey(step.Id);
        var missed = Unvisited(turn, step.Id).Where(c => c.Port == Port.Missed).ToList();
        if (isLeft || missed.Count == 0)
            return;
        turn.Emit(new MissedFollowed(step.Id, [.. missed.Select(c => c.Id)]));
        foreach (var connection in missed)
            Arrive(turn, connection);
    }

    private static void Arrive(Turn turn, Connection connection)
    {
        var journey = turn.Journey;
        if (turn.Definition.Index.IsBack(connection))
        {
            Enter(turn, connection.Target);
            return;
        }

        // Entries by a back connection are not the forward connections' doing.
        var arrivals = turn.Definition.Index.Inbound(connection.Target).ToLookup(turn.Definition.Index.IsBack, c => journey.Connections.Find(c.Id));
        var visits = journey.Visits.Find(connection.Target) - arrivals[true].Sum(v => v?.Count ?? 0);
        var inbound = arrivals[false].ToList();
        var fresh = inbound.Where(v => v is not null && v.Count > visits).ToList();
        var mode = turn.Definition.Activities[connection.Target] is FlowJoin join ? join.Mode : JoinMode.WaitAllActive;
        if (mode == JoinMode.WaitAny && fresh.Exists(v => v!.Followed))
            Enter(turn, connection.Target);
        else if (fresh.Count == inbound.Count)
            Complete(turn, connection.Target, mode == JoinMode.WaitAll ? fresh.TrueForAll(v => v!.Followed) : fresh.Exists(v => v!.Followed));
    }

    private static void Complete(Turn turn, string target, bool entered)
    {
        if (entered)
        {
            Enter(turn, target);
            return;
        }

        var outbound = Unvisited(turn, target).Where(c => !turn.Definition.Index.IsBack(c)).ToList();
        turn.Emit(new ActivityLeft(target, [], [], [.. outbound.Select(c => c.Id)]));
        foreach (var connection in outbound)
            Arrive(turn, connection);
    }
}
