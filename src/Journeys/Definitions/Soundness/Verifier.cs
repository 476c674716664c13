namespace Journeys.Definitions.Soundness;

/// <summary>
/// Explores a definition as a net, over every outcome of every step, every way of every decision, and every order that can
/// make a difference. It proves that each journey can always come to its end and loses nothing on the way: option to
/// complete, proper completion, no dead activity, one token at most in each activity. Data is left out: a condition may
/// come to any value that it has not come to before.
/// </summary>
public sealed class Verifier
{
    public const int MostStates = 100_000;

    private readonly FlowNet _net;
    private readonly int _most;
    private readonly Dictionary<Marking, int> _numbers = [];
    private readonly List<(int Parent, Choice? Choice)> _came = [];
    private readonly List<List<int>> _previous = [];
    private readonly List<int> _ends = [];
    private readonly HashSet<int> _entered = [];
    private readonly Dictionary<(FlawKind, int), (int State, Choice? Choice, int[] Others)> _flaws = [];

    private Verifier(Definition definition, FlowchartBlock? flowchart, int most) => (_net, _most) = (new(definition, flowchart), most);

    /// <summary>Every flaw once, with a shortest story; where there are more than <paramref name="most"/> states, those that were found until then.</summary>
    /// <remarks>
    /// Each flowchart is explored alone: a block is an activity that is left by Done. Other blocks are structured, so that
    /// they come to their end wherever what they run does.
    /// </remarks>
    public static Proof Verify(Definition definition, int most = MostStates)
    {
        var flowcharts = definition.Activities.Values.OfType<FlowchartBlock>().Prepend(null);
        var proofs = flowcharts.Select(f => new Verifier(definition, f, most).Run()).ToList();
        return new([.. proofs.SelectMany(v => v.Flaws), .. StuckInBlocks(definition)], proofs.Sum(v => v.States), proofs.TrueForAll(v => v.Complete));
    }

    private static IEnumerable<Flaw> StuckInBlocks(Definition definition) =>
        from activity in definition.Activities.Values
        where definition.Index.IsInBlock(activity) && Exits.Of(definition, activity).Count == 0
        select new Flaw(FlawKind.Stuck, activity, [], []);

    private Proof Run()
    {
        // A journey that never comes to rest has no other story.
        FindSpinning();
        if (_flaws.Count == 0) Explore();

        // A visit that was lost is told once.
        foreach (var (_, activity) in _flaws.Keys.Where(f => f.Item1 == FlawKind.Overrun).ToList()) _flaws.Remove((FlawKind.Unjoined, activity));
        return new([.. _flaws.Select(f => FlawOf(f.Key.Item1, f.Key.Item2, f.Value)).OrderBy(f => f.Story.Count)], _numbers.Count, _numbers.Count <= _most);
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
        foreach (var (index, exit) in exits)
            Note(Move.Take(_net, state, activity, exit, index), number, new(_net.Activities[activity], exit), left);
        if (_net.HasMissed(activity) && state.Tokens[activity] == Marking.Held)
            Note(Move.Take(_net, state, activity, Late(activity), -1), number, new(_net.Activities[activity], Late(activity)), left);
    }

    private Exit Late(int activity) => new([Checks.Ports.Missed], $"the last day of {((Step)_net.Activities[activity]).StepId} passes");

    private IEnumerable<(int Index, Exit Item)> Open(Marking state, int activity)
    {
        var known = _net.Conditions.Of(activity) is >= 0 and var condition ? state.Known[condition] : 0;
        return _net.Exits[activity].Index().Where(e => known == 0 || known == e.Index + 1);
    }

    private void Note(Move move, int parent, Choice? choice, Queue<Marking> left)
    {
        if (move.Wrong is { } wrong) Flawed(wrong.Kind, wrong.Activity, parent, choice);
        foreach (var step in move.CutShort) Flawed(FlawKind.Race, step, parent, choice);
        _entered.UnionWith(move.Entered);

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

    private void End(Marking state, int number)
    {
        _ends.Add(number);
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
            if (!_entered.Contains(activity) && _net.In[activity].Any(l => _entered.Contains(_net.Links[l].Source))) Flawed(FlawKind.Dead, activity, -1, null, [.. _net.In[activity].Select(l => _net.Links[l].Source)]);
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
        _flaws.TryAdd((kind, activity), (state, choice, others ?? []));

    private Flaw FlawOf(FlawKind kind, int activity, (int State, Choice? Choice, int[] Others) found)
    {
        var story = new List<Choice>();
        if (found.Choice is { } last) story.Add(last);
        for (var at = found.State; at >= 0; at = _came[at].Parent)
            if (_came[at].Choice is { } choice) story.Add(choice);
        story.Reverse();
        return new(kind, _net.Activities[activity], story, [.. found.Others.Select(o => _net.Activities[o])]);
    }
}
