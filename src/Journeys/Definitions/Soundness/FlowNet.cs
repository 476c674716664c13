using Journeys.Definitions.Checks;

namespace Journeys.Definitions.Soundness;

/// <summary>One flowchart of a definition as a net: activities and connections by number, and what the order of moves depends on.</summary>
internal sealed class FlowNet
{
    private readonly Inside _inside;
    private readonly Dictionary<string, int> _numbers;
    private readonly int[] _rank;
    private readonly bool[] _waits;
    private readonly bool[] _still;
    private readonly bool[] _mayPass;
    private readonly IReadOnlyList<IReadOnlyList<Exit>>[] _second;
    private readonly List<Race> _races = [];

    /// <param name="definition">Where it stands.</param>
    /// <param name="inside">What runs in it.</param>
    /// <param name="waysOf">The ways in which a block within it can be left.</param>
    public FlowNet(Definition definition, Inside inside, Func<Block, IReadOnlyList<Exit>> waysOf)
    {
        (_inside, Activities) = (inside, inside.Activities);
        _numbers = Activities.Select((a, i) => (a.Id, i)).ToDictionary(a => a.Id, a => a.i);
        Links = [.. inside.Connections.Select(c => new NetLink(c.Port, _numbers[c.Source], _numbers[c.Target], inside.Block is null or FlowchartBlock ? definition.Index.IsBack(c) : inside.TurnsBack(c)))];
        Out = [.. Activities.Select((_, i) => Links.Index().Where(l => l.Item.Source == i).Select(l => l.Index).ToArray())];
        In = [.. Activities.Select((_, i) => Links.Index().Where(l => l.Item.Target == i && !l.Item.Back).Select(l => l.Index).ToArray())];
        Exits = [.. Activities.Select(a => ExitsOf(definition, a, waysOf))];
        _second = [.. Activities.Select(a => a is Step { Subjects.Count: > 0 } step ? SubjectExits.Second(definition, step) : [])];
        _waits = [.. Activities.Select(a => !ReferenceEquals(a, inside.Block) && Waits(definition, a))];
        _still = [.. Activities.Select(a => ReferenceEquals(a, inside.Block) ? a is not ForEachBlock : Stillness.CanPass(definition, a))];
        _mayPass = [.. Activities.Select((a, i) => _waits[i] && a is Block && Stillness.CanPassAtOnce(definition, a))];
        Losing = [.. Activities.Select(a => ReferenceEquals(a, inside.Block) ? [] : Below(definition, a).OfType<AgencyActivity>().Where(s => s is { CancelOnNotApplicable: false } and not Notify).ToArray())];
        Start = _numbers[inside.Start!];
        _rank = Ranks();
        Loops = [.. Links.Where(l => l.Back).Select(LoopOf)];
        InLoop = [.. Activities.Select((_, i) => Loops.Any(l => l[i]))];
        foreach (var join in Activities.Index().Where(a => ModeOf(a.Index) == JoinMode.WaitAny).Select(a => Before(a.Index))) _races.Add(new(join, join));
        foreach (var loop in Loops) _races.Add(new(loop, Around(loop)));
        foreach (var stop in Activities.Index().Where(a => Exits[a.Index].Any(e => e.Ends != Ending.Nothing)).Select(a => BeforeAnd(a.Index))) _races.Add(new(stop, [.. stop.Select(_ => true)]));
        Conditions = new(definition, Activities);
    }

    public IReadOnlyList<Activity> Activities { get; }
    public IReadOnlyList<NetLink> Links { get; }

    /// <summary>The connections that leave each activity; those that enter it and close no loop.</summary>
    public IReadOnlyList<int[]> Out { get; }
    public IReadOnlyList<int[]> In { get; }
    public IReadOnlyList<IReadOnlyList<Exit>> Exits { get; }
    public int Start { get; }
    public Conditions Conditions { get; }

    /// <summary>The activities of each loop, and whether an activity is in any.</summary>
    public IReadOnlyList<bool[]> Loops { get; }
    public IReadOnlyList<bool> InLoop { get; }

    /// <summary>For each way round on which nothing waits and nothing is set: its activities, where it begins first.</summary>
    public IEnumerable<int[]> Spins => Links.Where(l => l.Back).Select(SpinOf).Where(s => s.Length > 0);

    public int NumberOf(string activity) => _numbers[activity];

    public int RankOf(int activity) => _rank[activity];

    /// <summary>How an activity unites what comes to it; an activity that is no join waits for all that is active.</summary>
    public JoinMode ModeOf(int activity) => Activities[activity] is FlowJoin join ? join.Mode : JoinMode.WaitAllActive;

    /// <summary>It is left at once, before anything else can come.</summary>
    public bool IsInstant(int activity) => !_waits[activity];

    /// <summary>It is left at once, and ends all that runs beside it.</summary>
    public bool IsEnd(int activity) => Activities[activity] is not Block && IsInstant(activity) && Out[activity].Length == 0 && Exits[activity].All(e => e.Ends != Ending.Nothing);

    /// <summary>The agencies' steps whose answer would come to nothing if the activity were ended now: itself, or those within it.</summary>
    public IReadOnlyList<AgencyActivity[]> Losing { get; }

    /// <summary>The ways in which an activity that holds this token can be left.</summary>
    public IReadOnlyList<Exit> ExitsFrom(int activity, sbyte token) => Marking.FirstOf(token) is >= 0 and var first ? _second[activity][first] : Exits[activity];

    public bool HasMissed(int activity) => Out[activity].Any(l => Links[l].Port == Ports.Missed);

    /// <summary>Whether a path leads to the activity without closing a loop.</summary>
    public bool[] Before(int activity)
    {
        var before = new bool[Activities.Count];
        var left = new Stack<int>([activity]);
        while (left.TryPop(out var at))
            foreach (var link in In[at])
                if (!before[Links[link].Source])
                {
                    before[Links[link].Source] = true;
                    left.Push(Links[link].Source);
                }

        return before;
    }

    private bool[] BeforeAnd(int activity)
    {
        var before = Before(activity);
        before[activity] = true;
        return before;
    }

    /// <summary>
    /// Of the activities that hold a token, those whose moves must be tried in every order with each other. What stands in
    /// no race and no loop with them moves independently, so that one order speaks for all (a persistent set; Godefroid, 1996).
    /// </summary>
    public IReadOnlyList<int> ToMove(Marking state)
    {
        var holding = state.Holding();
        var instant = holding.FindAll(a => IsInstant(a) && state.Tokens[a] != Marking.Fresh);
        if (instant.Count > 0) holding = [.. instant, .. holding.FindAll(a => _mayPass[a])];
        var together = new List<int> { holding.MinBy(a => _rank[a]) };
        for (var i = 0; i < together.Count; i++)
            together.AddRange(holding.Where(a => !together.Contains(a) && _races.Exists(r => r.Concerns(a, together[i]))).ToList());
        return together;
    }

    private static bool Waits(Definition definition, Activity activity) => activity switch
    {
        Notify => false,
        Step or ChildWorkflow { Waits: true } or DelayActivity or StartAtActivity or EventActivity or RunTaskActivity or FaultActivity => true,
        Block block => block.Children.Any(c => Waits(definition, definition.Activities[c])),
        _ => false,
    };

    /// <summary>An activity and all that runs in it.</summary>
    public static IEnumerable<Activity> Below(Definition definition, Activity activity) =>
        activity is Block block ? block.Children.SelectMany(c => Below(definition, definition.Activities[c])).Prepend(activity) : [activity];

    private IReadOnlyList<Exit> ExitsOf(Definition definition, Activity activity, Func<Block, IReadOnlyList<Exit>> waysOf)
    {
        if (ReferenceEquals(activity, _inside.Block)) return Inside.HeadExits(_inside.Block!);
        var isFlowchart = _inside.Block is null or FlowchartBlock;
        return activity switch
        {
            // What a Break in a block within a flowchart ends is that block, and then the loop.
            Block block => [.. waysOf(block).Select(w => w with { Ends = w.Breaks && _inside.Block is SequenceBlock or ForkBlock or LoopBlock ? Ending.Around : w.Ends })],
            BreakActivity => [.. Soundness.Exits.Of(definition, activity).Select(e => e with { Breaks = true, Ends = isFlowchart || _inside.Block is SequenceBlock or ForkBlock or LoopBlock ? Ending.Around : Ending.Nothing })],
            EndActivity when isFlowchart || _inside.Block is SequenceBlock => [.. Soundness.Exits.Of(definition, activity).Select(e => e with { Ends = Ending.Around })],
            FinishActivity or CompleteActivity => [.. Soundness.Exits.Of(definition, activity).Select(e => e with { Ends = Ending.Journey })],
            _ => Soundness.Exits.Of(definition, activity),
        };
    }

    private bool[] LoopOf(NetLink back)
    {
        var within = new bool[Activities.Count];
        within[back.Target] = true;
        var left = new Stack<int>([back.Source]);
        while (left.TryPop(out var at))
        {
            if (within[at]) continue;
            within[at] = true;
            foreach (var link in Links.Where(l => l.Target == at)) left.Push(link.Source);
        }

        return within;
    }

    private int[] SpinOf(NetLink back)
    {
        bool IsStill(int a) => _still[a];
        var before = new HashSet<int>();
        var left = new Stack<int>([back.Source]);
        while (left.TryPop(out var at))
            if (IsStill(at) && before.Add(at) && at != back.Target)
                foreach (var link in In[at]) left.Push(Links[link].Source);

        // Every way to the end of a loop begins at its head.
        return before.Contains(back.Target) ? [.. before.OrderBy(RankOf)] : [];
    }

    // What stands in a loop or after it, and what leads to a join there: whether a branch has come to it by then makes a difference.
    private bool[] Around(bool[] loop)
    {
        var around = After(loop);
        foreach (var join in Enumerable.Range(0, around.Length).Where(i => around[i] && In[i].Length > 1).ToList())
            foreach (var (activity, leads) in Before(join).Index())
                around[activity] |= leads;
        return around;
    }

    private bool[] After(bool[] loop)
    {
        var after = new bool[Activities.Count];
        var left = new Stack<int>(Enumerable.Range(0, loop.Length).Where(i => loop[i]));
        while (left.TryPop(out var at))
        {
            if (after[at]) continue;
            after[at] = true;
            foreach (var link in Out[at]) left.Push(Links[link].Target);
        }

        return after;
    }

    /// <summary>Each activity after all from which a connection that closes no loop leads to it.</summary>
    private int[] Ranks()
    {
        var rank = new int[Activities.Count];
        var missing = In.Select(i => i.Length).ToArray();
        var ready = new Queue<int>(Enumerable.Range(0, rank.Length).Where(i => missing[i] == 0));
        for (var next = 0; ready.TryDequeue(out var at); next++)
        {
            rank[at] = next;
            foreach (var link in Out[at].Where(l => !Links[l].Back))
                if (--missing[Links[link].Target] == 0) ready.Enqueue(Links[link].Target);
        }

        return rank;
    }
}

/// <summary>What moves among <paramref name="Movers"/> can change what a move among <paramref name="Moved"/> leads to.</summary>
internal sealed record Race(bool[] Movers, bool[] Moved)
{
    public bool Concerns(int one, int other) => (Movers[one] && Moved[other]) || (Movers[other] && Moved[one]);
}

/// <summary>A connection by numbers; <paramref name="Back"/> where it closes a loop.</summary>
internal sealed record NetLink(string Port, int Source, int Target, bool Back);
