namespace Journeys.Definitions.Soundness;

/// <summary>The states of one flowchart or block: what goes wrong in it, and by which ways it can be left.</summary>
internal sealed class Exploration
{
    private readonly Definition _definition;
    private readonly FlowNet _net;
    private readonly Inside _inside;
    private readonly int _most;
    private readonly Dictionary<Marking, int> _numbers = [];
    private readonly List<(int Parent, Choice? Choice)> _came = [];
    private readonly List<List<int>> _previous = [];
    private readonly List<int> _ends = [];
    private readonly Dictionary<int, (int State, Choice? Choice)> _entered = [];
    private readonly HashSet<int> _stood = [];
    private readonly Dictionary<sbyte, int> _ways = [];
    private readonly Dictionary<(FlawKind, Activity), Found> _flaws = [];

    private sealed record Found(int State, Choice? Choice, int[] Others, string? Awaited);

    public Exploration(Definition definition, Inside inside, Func<Block, IReadOnlyList<Exit>> waysOf, int most)
    {
        (_inside, _most, _definition) = (inside, most, definition);
        _net = new(definition, inside, waysOf);

        // A journey that never comes to rest has no other story.
        FindSpinning();
        if (_flaws.Count == 0) Explore();

        // A visit that was lost is told once.
        foreach (var (_, activity) in _flaws.Keys.Where(f => f.Item1 == FlawKind.Overrun).ToList()) _flaws.Remove((FlawKind.Unjoined, activity));
    }

    public int States => _numbers.Count;

    public bool IsComplete => _numbers.Count <= _most;

    public IEnumerable<Flaw> Flaws => _flaws.Select(f => new Flaw(f.Key.Item1, f.Key.Item2, StoryOf(f.Value.State, f.Value.Choice), [.. f.Value.Others.Select(o => _net.Activities[o])]) { Awaited = f.Value.Awaited });

    /// <summary>How the block can be left; where something is wrong with it, as if nothing were, so that it is told once.</summary>
    public IReadOnlyList<Exit> Ways => _flaws.Count > 0 || !IsComplete ? [Left(0)] : [.. _ways.Keys.Select(Left).DistinctBy(w => w.Told)];

    public bool Has(Activity activity) => activity != _inside.Block && _net.Activities.Contains(activity);

    /// <summary>What leads to an activity's being entered first; null where nothing does.</summary>
    public IReadOnlyList<Choice>? StoryTo(string activity) =>
        _entered.TryGetValue(_net.NumberOf(activity), out var found) ? StoryOf(found.State, found.Choice) : null;

    /// <summary>Whether an activity can be entered and still run once the journey waits: not where an end beside it is passed in the same moment each time.</summary>
    public bool Stands(string activity) => _stood.Contains(_net.NumberOf(activity));

    /// <summary>What leads to the block's being left by one of its ways; null where nothing does.</summary>
    public IReadOnlyList<Choice>? StoryOf(Exit way) => _ways.Where(w => Left(w.Key).Told == way.Told).Select(w => StoryOf(w.Value, null)).FirstOrDefault();

    private Exit Left(sbyte closing) => closing switch
    {
        2 => new([Checks.Ports.Done], $"'{_inside.Block?.Name}' ends the journey") { Ends = Ending.Journey },
        1 when _inside.Block is not LoopBlock => new([Checks.Ports.Done], $"'{_inside.Block?.Name}' leaves the loop") { Breaks = true },
        _ => new([Checks.Ports.Done], $"'{_inside.Block?.Name}' is done"),
    };

    private List<Choice> StoryOf(int state, Choice? last)
    {
        var story = new List<Choice>();
        if (last is not null) story.Add(last);
        for (var at = state; at >= 0; at = _came[at].Parent)
            if (_came[at].Choice is { } choice) story.Add(choice);
        story.Reverse();
        return story;
    }

    private void Explore()
    {
        var left = new Queue<Marking>();
        Note(Move.Start(_net), -1, null, left);
        Run(left);

        // What moves round and round may put others off for ever (Valmari's ignoring problem): where no end is in sight they move too.
        for (var seen = -1; seen < _came.Count && _numbers.Count <= _most; Run(left))
        {
            seen = _came.Count;
            var canEnd = CanEnd();
            foreach (var (state, number) in _numbers.Where(n => !canEnd[n.Value]).ToList())
                if (!state.Holding().Exists(_net.IsInstant))
                    foreach (var other in state.Holding().Except(_net.ToMove(state))) Expand(state, number, other, left);
        }

        if (_numbers.Count > _most) return;
        if (_flaws.Count == 0) FindDead();
        if (!_flaws.Keys.Any(f => f.Item1 is FlawKind.Stuck)) FindEndless();
    }

    private void Run(Queue<Marking> left)
    {
        while (left.TryDequeue(out var state) && _numbers.Count <= _most) Expand(state, left);
    }

    private void Expand(Marking state, Queue<Marking> left)
    {
        var (number, holding) = (_numbers[state], state.Holding());
        if (holding.Count == 0) End(state, number);
        else
            foreach (var activity in _net.ToMove(state)) Expand(state, number, activity, left);
    }

    /// <summary>Moves one token in every way.</summary>
    private void Expand(Marking state, int number, int activity, Queue<Marking> left)
    {
        var exits = Open(state, activity).ToList();
        if (exits.Count == 0) Flawed(FlawKind.Stuck, activity, number, null);
        var misses = _net.HasMissed(activity) && !Marking.IsLate(state.Tokens[activity]);
        foreach (var (index, exit) in exits)
            Note(Move.Take(_net, state, activity, exit, index), number, new(_net.Activities[activity], exit, misses || exits.Count > 1), left);
        if (misses)
            Note(Move.Take(_net, state, activity, Late(activity), -1), number, new(_net.Activities[activity], Late(activity), true), left);
    }

    private Exit Late(int activity) => new([Checks.Ports.Missed], $"the last day of {((Step)_net.Activities[activity]).StepId} passes");

    private IEnumerable<(int Index, Exit Item)> Open(Marking state, int activity) =>
        _net.ExitsFrom(activity, state.Tokens[activity]).Index().Where(e => _net.Conditions.Allow(activity, e.Item, e.Index, state.Known));

    private void Note(Move move, int parent, Choice? choice, Queue<Marking> left)
    {
        if (move.Wrong is { } wrong) Flawed(wrong.Kind, wrong.Activity, parent, choice);
        foreach (var cut in move.CutShort) Lost(cut.Step, cut.Second, parent, choice);
        foreach (var entered in move.Entered) _entered.TryAdd(entered, (parent, choice));
        if (move.Wrong is not null || !move.After.Holding().Exists(_net.IsEnd)) _stood.UnionWith(move.Entered);

        // What follows a token that was lost says nothing more.
        if (move.Wrong is not null) return;
        if (!_numbers.TryGetValue(move.After, out var number))
        {
            number = _numbers[move.After] = _came.Count;
            _came.Add((parent, choice));
            _previous.Add([]);
            left.Enqueue(move.After);
        }

        if (parent >= 0) _previous[number].Add(parent);
    }

    /// <summary>Of a step with subjects, that one has been answered and the other is lost tells more than that both are.</summary>
    private void Lost(AgencyActivity step, bool second, int parent, Choice? choice)
    {
        if (step.Subjects.Count == 0)
        {
            Flawed(FlawKind.Race, step, parent, choice);
            return;
        }

        var (one, other) = SubjectExits.NamesOf(_definition, step);
        var both = $"{one} and {other}";
        if (second && _flaws.TryGetValue((FlawKind.Race, step), out var known) && known.Awaited == both) _flaws.Remove((FlawKind.Race, step));
        Flawed(FlawKind.Race, step, parent, choice, null, second ? other : both);
    }

    private void End(Marking state, int number)
    {
        _ends.Add(number);
        _ways.TryAdd(state.Closing, number);
        for (var activity = 0; activity < _net.Activities.Count; activity++)
        {
            if ((state.Came[activity] & 1) == 0) continue;
            var missing = new List<int>();
            foreach (var link in _net.In[activity])
                if (state.Ahead[link] <= 0) missing.Add(_net.Links[link].Source);
            Flawed(FlawKind.Unjoined, activity, number, null, [.. missing]);
        }
    }

    private void FindDead()
    {
        for (var activity = 0; activity < _net.Activities.Count; activity++)
            if (!_entered.ContainsKey(activity) && _net.Activities[activity].Id is var id && !id.EndsWith("/first", StringComparison.Ordinal) && _net.In[activity].Any(l => _entered.ContainsKey(_net.Links[l].Source))) Flawed(FlawKind.Dead, activity, -1, null, [.. _net.In[activity].Select(l => _net.Links[l].Source)]);
    }

    private bool[] CanEnd()
    {
        var canEnd = new bool[_came.Count];
        var left = new Stack<int>(_ends);
        while (left.TryPop(out var at))
        {
            if (canEnd[at]) continue;
            canEnd[at] = true;
            foreach (var before in _previous[at]) left.Push(before);
        }

        return canEnd;
    }

    private void FindEndless()
    {
        var canEnd = CanEnd();

        // States are numbered in the order of their distance. Where a token was lost, nothing was explored further.
        var first = Array.IndexOf(canEnd, false);
        if (first < 0 || _flaws.Keys.Any(f => f.Item1 is FlawKind.Doubled or FlawKind.Overrun)) return;
        var held = _numbers.Where(n => !canEnd[n.Value]).SelectMany(n => n.Key.Holding()).Distinct().OrderBy(_net.RankOf).ToList();
        Flawed(FlawKind.Endless, held.Find(a => _net.InLoop[a]), first, null);
    }

    private void FindSpinning()
    {
        foreach (var within in _net.Spins) Flawed(FlawKind.Spins, within[0], -1, null, within);
    }

    private void Flawed(FlawKind kind, int activity, int state, Choice? choice, int[]? others = null) =>
        Flawed(kind, _net.Activities[activity], state, choice, others);

    private void Flawed(FlawKind kind, Activity activity, int state, Choice? choice, int[]? others = null, string? awaited = null) =>
        _flaws.TryAdd((kind, activity), new(state, choice, others ?? [], awaited));
}
