using System.Collections.Immutable;

namespace Journeys.Execution;

public sealed partial record Journey
{
    /// <summary>The journey that started this one; null where a register's fact did.</summary>
    public ParentJourney? Parent { get; init; }

    /// <summary>The journeys that this one started, by bookmark.</summary>
    public SortedMap<ChildState> Children { get; init; } = SortedMap<ChildState>.Empty;

    /// <summary>Every fact that is known, for the journey that started this one.</summary>
    public SortedMap<FactValue> AllFacts() => SortedMap<FactValue>.Empty.SetAll(
        from path in Facts.Keys.Concat(Derived.Keys).Distinct()
        let value = Fact(path)
        where value is not null
        select KeyValuePair.Create(path, value.Value));

    private Journey After(ChildStarted e)
    {
        var started = this with { Children = Children.Set(e.Bookmark, new(e.Journey, e.Definition, e.Activity, e.Waits, false)) };
        return e.Waits ? started.Open(e.Bookmark, new(e.Activity, BookmarkKind.Child, null, null, [])) : started;
    }

    private Journey WithoutChild(string bookmark) => this with
    {
        Bookmarks = Bookmarks.Remove(bookmark),
        Children = Children.Find(bookmark) is { } child ? Children.Set(bookmark, child with { Over = true }) : Children,
    };
}

public sealed record ParentJourney(Guid Journey, string Bookmark);

/// <summary>A journey that was started; <paramref name="Over"/> when it has ended, or is no longer wanted.</summary>
public sealed record ChildState(Guid Journey, string Definition, string Activity, bool Waits, bool Over);
