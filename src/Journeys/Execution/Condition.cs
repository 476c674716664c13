namespace Journeys.Execution;

/// <summary>What an expression came to, and what it read. Null while it is to be evaluated.</summary>
internal sealed class Condition
{
    private ulong _names;
    private ulong _steps;

    public Evaluation? Known { get; private set; }

    public Evaluation Keep(Evaluation evaluation, ulong names, ulong steps)
    {
        (Known, _names, _steps) = (evaluation, names, steps);
        return evaluation;
    }

    public void Forget(Changes changes)
    {
        if ((_names & changes.Names) != 0 || (_steps & changes.Steps) != 0)
            Known = null;
    }
}

/// <summary>
/// What has changed from one state of a journey to the next, as bits of the names' hashes: two names may share one, so that more is
/// taken for changed than was, and never less.
/// </summary>
internal sealed class Changes
{
    private readonly Action<string> _name;
    private readonly Action<string> _step;
    private readonly Action<string> _activity;
    private Journey _now = Journey.Initial;
    private Journey _then = Journey.Initial;

    public Changes()
    {
        _name = name => Names |= Bit(name);
        _activity = activity => Steps |= Bit(activity);
        _step = key => Steps |= Bit((_now.Steps.Find(key) ?? _then.Steps.Find(key))!.Activity);
    }

    /// <summary>Facts, derived facts and variables.</summary>
    public ulong Names { get; private set; }

    /// <summary>Activities, of which steps are seen by what became of them.</summary>
    public ulong Steps { get; private set; }

    /// <summary>Who the subjects are.</summary>
    public bool OfLists { get; private set; }

    public static ulong Bit(string name) => 1UL << (string.GetHashCode(name, StringComparison.Ordinal) & 63);

    public void Everything() => (Names, Steps, OfLists) = (ulong.MaxValue, ulong.MaxValue, true);

    public void Between(Journey then, Journey now)
    {
        (_then, _now) = (then, now);
        (Names, Steps, OfLists) = (0, 0, !ReferenceEquals(then.Lists, now.Lists));
        if (OfLists)
            return;
        Find(then.Facts, now.Facts, _name);
        Find(then.Derived, now.Derived, _name);
        Find(then.Variables, now.Variables, _name);
        Find(then.Steps, now.Steps, _step);
        Find(then.Visits, now.Visits, _activity);
        Find(then.Tokens, now.Tokens, _activity);
    }

    private static void Find<T>(SortedMap<T> then, SortedMap<T> now, Action<string> differs)
    {
        if (!ReferenceEquals(then, now))
            now.Differences(then, differs);
    }
}
