namespace Journeys.Execution;

/// <summary>What has changed from one state of a journey to the next.</summary>
internal sealed class Changes
{
    private readonly Action<string> _name;
    private readonly Action<string> _activity;
    private readonly Action<string> _instance;
    private readonly Action<string> _bookmark;
    private Journey _then = Journey.Initial;
    private Journey _now = Journey.Initial;
    private Reads _found;

    public Changes()
    {
        _name = name => _found |= Reads.OfName(name);
        _activity = activity => _found |= Reads.OfActivity(activity);
        _instance = OfInstance;
        _bookmark = id => OfInstance((_now.Bookmarks.Find(id) ?? _then.Bookmarks.Find(id)!).Instance);
    }

    /// <summary>The facts, lists, derived facts, blocks, variables and last days, and the activities whose steps, waits, visits or tokens, differ.</summary>
    public Reads Between(Journey then, Journey now)
    {
        (_then, _now, _found) = (then, now, default);
        Find(then.Facts, now.Facts, _name);
        Find(then.Derived, now.Derived, _name);
        Find(then.Blocks, now.Blocks, _name);
        Find(then.Variables, now.Variables, _name);
        Find(then.Deadlines, now.Deadlines, _name);
        Find(then.Extensions, now.Extensions, _name);
        Find(then.Lists, now.Lists, _name);
        Find(then.Steps, now.Steps, _instance);
        Find(then.Bookmarks, now.Bookmarks, _bookmark);
        Find(then.Visits, now.Visits, _activity);
        Find(then.Tokens, now.Tokens, _activity);
        return _found;
    }

    private void OfInstance(string key)
    {
        if ((_now.Steps.Find(key) ?? _then.Steps.Find(key)) is { } state)
            _found |= Reads.OfActivity(state.Activity);
    }

    private static void Find<T>(SortedMap<T> then, SortedMap<T> now, Action<string> differs)
    {
        if (!ReferenceEquals(then, now))
            now.Differences(then, differs);
    }
}
