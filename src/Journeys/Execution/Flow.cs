using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Moves tokens through flowcharts: Elsa's counter-based joins, in which a skipped branch counts as visited and is passed on as a dead path.</summary>
internal static class Flow
{
    /// <summary>More passes through blocks in one round than any sound definition needs.</summary>
    private const int MostPasses = 2_000;

    /// <summary>Takes every token as far as it can go now; by hand only those of register facts.</summary>
    public static void Advance(Turn turn, bool byHand = false)
    {
        foreach (var key in turn.Journey.Tokens.Keys)
            Advance(turn, key, byHand ? static spot => spot.Activity is RegisterFact : Any);
        if (!byHand)
            AdvanceBlocks(turn);
    }

    /// <summary>A loop that does not wait goes round within one round of the journey.</summary>
    private static void AdvanceBlocks(Turn turn)
    {
        if (!turn.Definition.Index.HasBlocks)
            return;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var before = turn.Events.Count;
            foreach (var key in turn.Journey.Tokens.Keys)
                Advance(turn, key, spot => spot.Activity is Block or { Parent: not null } and not (Step or ChildWorkflow));
            if (turn.Events.Count == before)
                return;
        }

        turn.Incident("journey", "A loop goes round without waiting; it was stopped.");
    }

    private static readonly Func<Spot, bool> Any = static _ => true;

    private static void Advance(Turn turn, string key, Func<Spot, bool> which)
    {
        if (turn.Journey.Tokens.ContainsKey(key) && Spot.Of(turn.Definition, key) is var spot && which(spot))
            Advance(turn, spot);
    }

    public static void Enter(Turn turn, string key)
    {
        if (turn.Journey.Visits.Find(key) > 0 && Spot.Of(turn.Definition, key).Activity is Step step)
            Steps.BeginAnew(turn, step);
        turn.Emit(new ActivityEntered(key, turn.Journey.Visits.Find(key) + 1));
        if (Spot.Of(turn.Definition, key) is { Activity: FlowJoin { Mode: JoinMode.WaitAny } } join)
            Cancellation.Branches(turn, join);
    }

    private static void Advance(Turn turn, Spot spot)
    {
        switch (spot.Activity)
        {
            case FlowDecision decision when turn.Holds(decision.Condition, null, spot) is { } value:
                Leave(turn, spot, [value ? "True" : "False"]);
                break;
            case FlowSwitch choice when Switches.Matching(turn, spot, choice.Cases, choice.Mode) is { } labels:
                Leave(turn, spot, labels.Count > 0 ? labels : [FlowSwitch.Default]);
                break;
            case FlowFork fork:
                Leave(turn, spot, fork.Branches);
                break;
            case ChildWorkflow child:
                Children.Advance(turn, spot, child);
                break;
            case StartActivity or FlowJoin:
                Leave(turn, spot, [Port.Done]);
                break;
            case Step step:
                AdvanceStep(turn, step);
                break;
            case Block:
                Blocks.Advance(turn, spot);
                break;
            default:
                Leaves.Advance(turn, spot);
                break;
        }
    }

    /// <summary>A step is looked at again when what it looks at has changed.</summary>
    private static void AdvanceStep(Turn turn, Step step)
    {
        var known = turn.Known.Of(step);
        if (known.IsFresh)
            return;
        var (outer, before) = (turn.Watch(), turn.Events.Count);
        Steps.Advance(turn, step);
        turn.Keep(known, outer, done: turn.Events.Count == before);
    }

    /// <summary>The facts for whose lack a choice of ways cannot be made; none for any other activity.</summary>
    public static IReadOnlyCollection<string> Lacking(Turn turn, Spot spot) => spot.Activity switch
    {
        FlowDecision decision => turn.Test(decision.Condition, null, spot).Lacking,
        FlowSwitch choice => Switches.Lacking(turn, spot, choice.Cases, choice.Mode),
        Block block => Blocks.Lacking(turn, spot, block),
        _ => [],
    };

    public static void Leave(Turn turn, Activity activity, IReadOnlyList<string> ports) => Leave(turn, new Spot(activity, ""), ports);

    /// <summary>Leaves by every one of the ports; connections from other ports are passed by. A block goes on when what it runs has left.</summary>
    public static void Leave(Turn turn, Spot spot, IReadOnlyList<string> ports)
    {
        var inBlock = turn.Definition.Index.IsInBlock(spot.Activity);
        List<Connection> followed = [], skipped = [];
        foreach (var connection in inBlock ? [] : Unvisited(turn, spot))
            (ports.Contains(connection.Port) ? followed : skipped).Add(connection);

        // A token that goes back comes here again: what it passes by now is not passed by for good.
        var goesBack = followed.Exists(turn.Definition.Index.IsBack);
        skipped.RemoveAll(c => goesBack || turn.Definition.Index.IsBack(c));
        turn.Emit(new ActivityLeft(spot.Key, [.. ports], [.. followed.Select(c => spot.Beside(c.Id))], [.. skipped.Select(c => spot.Beside(c.Id))]));
        foreach (var connection in followed)
            Arrive(turn, spot, connection);
        foreach (var connection in skipped)
            Arrive(turn, spot, connection);
        if (inBlock)
            Blocks.ChildLeft(turn, spot);
        else
            Blocks.CloseIdle(turn, spot);
    }

    /// <summary>A Missed connection is visited once a round: when the day is missed, or when the step is left.</summary>
    private static IEnumerable<Connection> Unvisited(Turn turn, Spot spot)
    {
        if (!turn.Definition.Index.HasMissed(spot.Activity.Id))
            return turn.Definition.Index.Outbound(spot.Activity.Id);
        var missed = turn.Definition.Index.Outbound(spot.Activity.Id).ToLookup(c => c.Port == Port.Missed);
        int Visits(Connection connection) => turn.Journey.Connections.Find(spot.Beside(connection.Id))?.Count ?? 0;
        var rounds = missed[false].Where(c => !turn.Definition.Index.IsBack(c)).Select(Visits).DefaultIfEmpty().Max();
        return [.. missed[false], .. missed[true].Where(c => Visits(c) <= rounds)];
    }

    /// <summary>Follows the connections of a step's Missed port; the step stays open.</summary>
    public static void FollowMissed(Turn turn, Step step)
    {
        var spot = new Spot(step, "");
        var isLeft = turn.Journey.Visits.Find(step.Id) > 0 && !turn.Journey.Tokens.ContainsKey(step.Id);
        var missed = Unvisited(turn, spot).Where(c => c.Port == Port.Missed).ToList();
        if (isLeft || missed.Count == 0)
            return;
        turn.Emit(new MissedFollowed(step.Id, [.. missed.Select(c => c.Id)]));
        foreach (var connection in missed)
            Arrive(turn, spot, connection);
    }

    private static void Arrive(Turn turn, Spot from, Connection connection)
    {
        var target = from.Beside(connection.Target);
        if (turn.Definition.Index.IsBack(connection))
        {
            Enter(turn, target);
            return;
        }

        var (visits, inbound) = Joins.At(turn, from, connection.Target);
        var fresh = inbound.FindAll(v => v is not null && v.Count > visits);
        var mode = turn.Definition.Activities[connection.Target] is FlowJoin join ? join.Mode : JoinMode.WaitAllActive;
        var own = turn.Journey.Connections.Find(from.Beside(connection.Id));
        if (mode == JoinMode.WaitAny && own is { Followed: true } && own.Count > visits)
            Enter(turn, target);
        else if (fresh.Count == inbound.Count)
            Complete(turn, Spot.Of(turn.Definition, target), mode == JoinMode.WaitAll ? fresh.TrueForAll(v => v!.Followed) : fresh.Exists(v => v!.Followed));
    }

    private static void Complete(Turn turn, Spot target, bool entered)
    {
        if (entered)
        {
            Enter(turn, target.Key);
            return;
        }

        var outbound = Unvisited(turn, target).Where(c => !turn.Definition.Index.IsBack(c)).ToList();
        turn.Emit(new ActivityLeft(target.Key, [], [], [.. outbound.Select(c => target.Beside(c.Id))]));
        foreach (var connection in outbound)
            Arrive(turn, target, connection);
    }
}
