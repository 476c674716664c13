using Journeys.Definitions.Checks;

namespace Journeys.Definitions.Soundness;

/// <summary>Moves one token, as the decider's flow does, and notes what went wrong on the way.</summary>
internal sealed class Move(FlowNet net, Marking after)
{
    private const int MostAhead = 3;

    public Marking After => after;

    /// <summary>The activities that were entered.</summary>
    public List<int> Entered { get; } = [];

    /// <summary>What went wrong first: the kind, and the activity that it went wrong at. What follows is not counted any more.</summary>
    public (FlawKind Kind, int Activity)? Wrong { get; private set; }

    /// <summary>Agencies' steps that a race cut short: the activity that held the token, the step, which may stand within it, and whether only the second of its subjects was still awaited.</summary>
    public List<(int Holder, AgencyActivity Step, bool Second)> CutShort { get; } = [];

    public static Move Start(FlowNet net)
    {
        var move = new Move(net, new Marking(net));
        move.Enter(net.Start);
        move.After.EndRound();
        return move;
    }

    public static Move Take(FlowNet net, Marking from, int activity, Exit exit, int index)
    {
        var move = new Move(net, from.Copy());
        if (exit.StaysOpen) move.FollowMissed(activity);
        else if (exit.First > 0) move.Answer(activity, exit);
        else if (exit.Ends != Ending.Nothing) move.Stop(activity, exit);
        else move.Leave(activity, exit, index);
        move.After.EndRound();
        return move;
    }

    private void FollowMissed(int activity)
    {
        after.Tokens[activity] = Marking.Late(after.Tokens[activity]);
        Visit([.. net.Out[activity].Where(l => net.Links[l].Port == Ports.Missed)], []);
    }

    private void Leave(int activity, Exit exit, int index)
    {
        if (exit.Breaks) after.Closing = Math.Max(after.Closing, (sbyte)1);
        foreach (var (condition, way) in net.Conditions.LearnedBy(activity, exit, index)) after.Known[condition] = way;
        foreach (var changed in net.Conditions.ChangedBy(activity)) after.Known[changed] = 0;
        Leave(activity, exit.Ports);
    }

    private void Answer(int activity, Exit exit)
    {
        after.Tokens[activity] = Marking.AfterFirst(after.Tokens[activity], exit.First);
        foreach (var changed in net.Conditions.ChangedBy(activity)) after.Known[changed] = 0;
        foreach (var (condition, way) in net.Conditions.LearnedBy(activity, exit, 0)) after.Known[condition] = way;
    }

    private void Leave(int activity, IReadOnlyList<string> ports)
    {
        var late = Marking.IsLate(after.Tokens[activity]);
        after.Tokens[activity] = Marking.None;
        var outbound = net.Out[activity].Where(l => !late || net.Links[l].Port != Ports.Missed).ToLookup(l => ports.Contains(net.Links[l].Port));

        // What goes back comes here again: what it passes by now is not passed by for good.
        var goesBack = outbound[true].Any(l => net.Links[l].Back);
        Visit([.. outbound[true]], goesBack ? [] : [.. outbound[false].Where(l => !net.Links[l].Back)]);
    }

    // As the decider does: all are visited at once, and then looked at one by one.
    private void Visit(int[] followed, int[] skipped)
    {
        foreach (var link in followed.Where(l => !net.Links[l].Back)) Count(link, 1);
        foreach (var link in skipped) Count(link, 2);
        foreach (var link in followed) Arrive(link, followed: true);
        foreach (var link in skipped) Arrive(link, followed: false);
    }

    private void Count(int link, sbyte how)
    {
        // A branch that was passed by may come again; one that was followed must have been joined by then.
        var target = net.Links[link].Target;
        if (after.Ahead[link] > 0 && (after.Came[target] & 1) != 0) Wrong ??= (FlawKind.Overrun, target);
        after.Ahead[link] = (sbyte)Math.Min(after.Ahead[link] + 1, MostAhead);

        // Else the race that it was part of is decided already.
        if (after.Ahead[link] > 0) after.Came[target] |= how;
    }

    private void Arrive(int link, bool followed)
    {
        var target = net.Links[link].Target;
        if (net.Links[link].Back)
        {
            after.Known.Clear();
            Enter(target);
            return;
        }

        var mode = net.ModeOf(target);
        if (mode == JoinMode.WaitAny && followed && after.Ahead[link] > 0) Pass(target, entered: true);
        else if (Array.TrueForAll(net.In[target], l => after.Ahead[l] > 0))
            Pass(target, mode == JoinMode.WaitAll ? after.Came[target] == 1 : (after.Came[target] & 1) != 0);
    }

    private void Pass(int target, bool entered)
    {
        foreach (var link in net.In[target]) after.Ahead[link] = (sbyte)Math.Max(after.Ahead[link] - 1, -MostAhead);
        after.Came[target] = 0;
        if (entered)
        {
            Enter(target);
            return;
        }

        if (after.Tokens[target] != Marking.None) Wrong ??= (FlawKind.Doubled, target);
        Visit([], [.. net.Out[target].Where(l => !net.Links[l].Back)]);
    }

    private void Enter(int activity)
    {
        if (after.Tokens[activity] != Marking.None) Wrong ??= (FlawKind.Doubled, activity);
        after.Tokens[activity] = net.IsInstant(activity) ? Marking.Fresh : Marking.Held;
        Entered.Add(activity);
        if (net.ModeOf(activity) == JoinMode.WaitAny) CutBranches(activity);
    }

    private void Stop(int activity, Exit exit)
    {
        foreach (var other in after.Holding().Where(a => a != activity)) Cut(other);
        after.Closing = exit.Ends == Ending.Journey ? (sbyte)2 : exit.Breaks ? (sbyte)1 : after.Closing;
        after.Clear();
    }

    private void Cut(int activity)
    {
        foreach (var step in net.Losing[activity]) CutShort.Add((activity, step, Marking.FirstOf(after.Tokens[activity]) >= 0));
    }

    private void CutBranches(int join)
    {
        var before = net.Before(join);
        foreach (var other in after.Holding().Where(a => a != join && before[a]))
        {
            Cut(other);
            Leave(other, ["Cancelled"]);
        }
    }
}
