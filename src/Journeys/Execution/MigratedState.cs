using System.Collections.Immutable;
using System.Text.Json;

namespace Journeys.Execution;

/// <summary>
/// The parts of a journey's state that another version makes otherwise, whole; null where nothing changes. With it a stream
/// folds without any definition.
/// </summary>
public sealed record MigratedState
{
    public SortedMap<ListState>? Lists { get; init; }
    public SortedMap<Guid?>? Subjects { get; init; }
    public SortedMap<ImmutableList<FactWrite>>? Facts { get; init; }
    public SortedMap<FactValue>? Derived { get; init; }
    public SortedMap<RuleState>? Rules { get; init; }
    public ImmutableList<string>? NotKnown { get; init; }
    public SortedMap<FactValue>? Variables { get; init; }
    public SortedMap<BlockState>? Blocks { get; init; }
    public SortedMap<int>? Visits { get; init; }
    public SortedMap<ConnectionVisits>? Connections { get; init; }
    public SortedMap<int>? Tokens { get; init; }
    public SortedMap<StepState>? Steps { get; init; }
    public SortedMap<Bookmark>? Bookmarks { get; init; }
    public SortedMap<ImmutableList<JointAnswer>>? JointAnswers { get; init; }
    public SortedMap<ChildState>? Children { get; init; }
    public SortedMap<DeadlineState>? Deadlines { get; init; }
    public ImmutableList<string>? Suggested { get; init; }
    public ImmutableList<string>? Cards { get; init; }
    public ImmutableList<string>? Incidents { get; init; }
    public ImmutableList<string>? Superseded { get; init; }
    public SortedMap<DateOnly>? Extensions { get; init; }
    public SortedMap<int>? Numbers { get; init; }
    public SortedMap<string>? Renamed { get; init; }

    /// <summary>What of <paramref name="would"/> is not as in <paramref name="was"/>.</summary>
    public static MigratedState Between(Journey was, Journey would) => new()
    {
        Lists = Changed(was.Lists, would.Lists),
        Subjects = Changed(was.Subjects, would.Subjects),
        Facts = Changed(was.Facts, would.Facts),
        Derived = Changed(was.Derived, would.Derived),
        Rules = Changed(was.Rules, would.Rules),
        NotKnown = Changed(was.NotKnown, would.NotKnown),
        Variables = Changed(was.Variables, would.Variables),
        Blocks = Changed(was.Blocks, would.Blocks),
        Visits = Changed(was.Visits, would.Visits),
        Connections = Changed(was.Connections, would.Connections),
        Tokens = Changed(was.Tokens, would.Tokens),
        Steps = Changed(was.Steps, would.Steps),
        Bookmarks = Changed(was.Bookmarks, would.Bookmarks),
        JointAnswers = Changed(was.JointAnswers, would.JointAnswers),
        Children = Changed(was.Children, would.Children),
        Deadlines = Changed(was.Deadlines, would.Deadlines),
        Suggested = Changed(was.Suggested, would.Suggested),
        Cards = Changed(was.Cards, would.Cards),
        Incidents = Changed(was.Incidents, would.Incidents),
        Superseded = Changed(was.Superseded, would.Superseded),
        Extensions = Changed(was.Extensions, would.Extensions),
        Numbers = Changed(was.Numbers, would.Numbers),
        Renamed = Changed(was.Renamed, would.Renamed),
    };

    /// <summary>The journey with these parts in the place of its own.</summary>
    public Journey Onto(Journey journey) => journey with
    {
        Lists = Lists ?? journey.Lists,
        Subjects = Subjects ?? journey.Subjects,
        Facts = Facts ?? journey.Facts,
        Derived = Derived ?? journey.Derived,
        Rules = Rules ?? journey.Rules,
        NotKnown = NotKnown is null ? journey.NotKnown : [.. NotKnown],
        Variables = Variables ?? journey.Variables,
        Blocks = Blocks ?? journey.Blocks,
        Visits = Visits ?? journey.Visits,
        Connections = Connections ?? journey.Connections,
        Tokens = Tokens ?? journey.Tokens,
        Steps = Steps ?? journey.Steps,
        Bookmarks = Bookmarks ?? journey.Bookmarks,
        JointAnswers = JointAnswers ?? journey.JointAnswers,
        Children = Children ?? journey.Children,
        Deadlines = Deadlines ?? journey.Deadlines,
        Suggested = Suggested is null ? journey.Suggested : [.. Suggested],
        Cards = Cards ?? journey.Cards,
        Incidents = Incidents is null ? journey.Incidents : [.. Incidents],
        Superseded = Superseded is null ? journey.Superseded : [.. Superseded],
        Extensions = Extensions ?? journey.Extensions,
        Numbers = Numbers ?? journey.Numbers,
        Renamed = Renamed ?? journey.Renamed,
    };

    // By content: lists within are equal only to themselves.
    private static SortedMap<T>? Changed<T>(SortedMap<T> was, SortedMap<T> would) =>
        JsonSerializer.Serialize(was) == JsonSerializer.Serialize(would) ? null : would;

    private static ImmutableList<string>? Changed(IEnumerable<string> was, IEnumerable<string> would) =>
        was.SequenceEqual(would) ? null : [.. would];
}
