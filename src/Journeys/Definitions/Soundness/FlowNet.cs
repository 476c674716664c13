using Journeys.Definitions.Checks;

namespace Journeys.Definitions.Soundness;

/// <summary>One flowchart of a definition as a net: activities and connections by number, and what the order of moves depends on.</summary>
internal sealed class FlowNet
{
    private readonly Dictionary<string, int> _numbers;
    private readonly int[] _rank;
    private readonly bool[] _waits;
    private readonly List<Race> _races = [];

    /// <param name="definition">Where the flowchart stands.</param>
    /// <param name="flowchart">The flowchart within another activity; null for that at the root.</param>
    public FlowNet(Definition definition, FlowchartBlock? flowchart)
    {
        Activities = [.. definition.Activities.Values.Where(a => a.Parent == flowchart?.Id)];
        _numbers = Activities.Select((a, i) => (a.Id, i)).ToDictionary(a => a.Id, a => a.i);
        Links = [.. definition.Connections.Where(c => _numbers.ContainsKey(c.Source)).Select(c => new NetLink(c.Port, _numbers[c.Source], _numbers[c.Target], definition.Index.IsBack(c)))];
        Out = [.. Activities.Select((_, i) => Links.Index().Where(l => l.Item.Source == i).Select(l => l.Index).ToArray())];
        In = [.. Activities.Select((_, i) => Links.Index().Where(l => l.Item.Target == i && !l.Item.Back).Select(l => l.Index).ToArray())];
        Exits = [.. Activities.Select(a => Soundness.Exits.Of(definition, a))];
        _waits = [.. Activities.Select(a => Waits(definition, a))];
        Start = _numbers[flowchart?.Start ?? definition.Start];
        _rank = Ranks();
        Loops = [.. Links.Where(l => l.Back).Select(LoopOf)];
        InLoop = [.. Activities.Select((_, i) => Loops.Any(l => l[i]))];
        foreach (var join in Activities.Index().Where(a => ModeOf(a.Index) == JoinMode.WaitAny).Select(a => Before(a.Index))) _races.Add(new(join, join));
        foreach (var loop in Loops) _races.Add(new(loop, Around(loop)));
        foreach (var stop in Activities.Index().Where(a => Stops(a.Index)).Select(a => Before(a.Index))) _races.Add(new(stop, [.. stop.Select(_ => true)]));
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

    public int RankOf(int activity) => _rank[activity];

    /// <summary>How an activity unites what comes to it; an activity that is no join waits for all that is active.</summary>
    public JoinMode ModeOf(int activity) => Activities[activity] is FlowJoin join ? join.Mode : JoinMode.WaitAllActive;

    /// <summary>It is left at once, before anything else can come.</summary>
    public bool IsInstant(int activity) => !_waits[activity];

    /// <summary>It ends the flowchart at once, with all that still runs in it.</summary>
    public bool Stops(int activity) => Activities[activity] is EndActivity or FinishActivity or CompleteActivity or BreakActivity;

    /// <summary>An agency's answer would come to nothing if the activity were ended now.</summary>
    public bool LosesAnswer(int activity) => Activities[activity] is AgencyActivity { CancelOnNotApplicable: false } and not Notify;

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

    /// <summary>
    /// Of the activities that hold a token, those whose moves must be tried in every order with each other. What stands in
    /// no race and no loop with them moves independently, so that one order speaks for all (a persistent set; Godefroid, 1996).
    /// </summary>
    public IReadOnlyList<int> ToMove(Marking state)
    {
        var holding = state.Holding();
        var instant = holding.FindAll(a => IsInstant(a) && state.Tokens[a] != Marking.Fresh);
        if (instant.Count > 0) holding = instant;
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
        bool IsStill(int a) => IsInstant(a) && Activities[a] is not (SetVariable or Block or ChildWorkflow);
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
