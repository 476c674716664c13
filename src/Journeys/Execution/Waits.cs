using System.Text.Json;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Activities that wait for time, for an event or for work, and the one that publishes events.</summary>
internal static class Waits
{
    public static void Advance(Turn turn, Spot spot)
    {
        switch (spot.Activity)
        {
            case DelayActivity delay when Timers.At(turn, spot) is null && Leaves.Text(turn, spot, delay.Span) is { } text:
                Until(turn, spot, Times.Span(text) is { } span ? turn.Now + span : null, $"'{text}' is no time span");
                break;
            case StartAtActivity start when Timers.At(turn, spot) is null && Leaves.Text(turn, spot, start.Instant) is { } text:
                Until(turn, spot, Times.Instant(text), $"'{text}' is no instant");
                break;
            case EventActivity awaited when !IsOpen(turn, spot) && Leaves.Text(turn, spot, awaited.EventName) is { Length: > 0 } name:
                turn.Emit(new EventAwaited(turn.NextBookmark(spot.Key), spot.Key, name));
                break;
            case PublishEventActivity published when Leaves.Text(turn, spot, published.EventName) is { } name
                && Leaves.Text(turn, spot, published.Correlation) is { } correlation:
                Publish(turn, spot, new(spot.Key, name, correlation.Length > 0 ? correlation : null, published.Local, Leaves.Scalar(turn, spot, published.Payload)));
                break;
            case RunTaskActivity work when !IsOpen(turn, spot) && Leaves.Text(turn, spot, work.Task) is { } task && PayloadOf(turn, spot, work) is { } payload:
                turn.Emit(new WorkRequested(turn.NextBookmark(spot.Key), spot.Key, task, payload));
                Blocks.Assign(turn, work.TaskId, FactValue.Of(BookmarkId.Of(spot.Key, turn.Journey.Numbers.Find(spot.Key))));
                break;
        }
    }

    private static bool IsOpen(Turn turn, Spot spot) => turn.Journey.Bookmarks.Values.Any(b => b.Instance == spot.Key);

    private static void Until(Turn turn, Spot spot, DateTimeOffset? at, string wrong)
    {
        if (at is null)
            turn.Incident(spot.Key, $"{wrong}, so nobody knows how long to wait. Correct the facts or the definition.");
        else if (at <= turn.Now)
            Flow.Leave(turn, spot, [Port.Done]);
        else
            Timers.Arm(turn, spot, at.Value);
    }

    /// <summary>Those of this journey that wait for it go on now; other journeys are told by a message.</summary>
    private static void Publish(Turn turn, Spot spot, EventPublished published)
    {
        turn.Emit(published);
        Flow.Leave(turn, spot, [Port.Done]);
        if (published.Local || published.Correlation is null || published.Correlation == turn.Journey.Correlation)
            foreach (var (id, _) in turn.Journey.Bookmarks.Where(b => b.Value.Kind == BookmarkKind.Event && b.Value.About.Contains(published.Event)).ToList())
                Receive(turn, new(id, published.Payload) { Now = turn.Now });
    }

    public static bool Receive(Turn turn, ReceiveEvent received)
    {
        if (turn.Journey.Bookmarks.Find(received.Bookmark) is not { Kind: BookmarkKind.Event } bookmark)
            return false;
        turn.Emit(new EventReceived(received.Bookmark, received.Payload));
        GoOn(turn, bookmark.Instance, activity => ((EventActivity)activity).Result, received.Payload);
        return true;
    }

    public static bool Complete(Turn turn, CompleteWork done)
    {
        if (turn.Journey.Bookmarks.Find(done.Bookmark) is not { Kind: BookmarkKind.Work } bookmark)
            return false;
        turn.Emit(new WorkCompleted(done.Bookmark, done.Result));
        GoOn(turn, bookmark.Instance, activity => ((RunTaskActivity)activity).Result, done.Result);
        return true;
    }

    private static void GoOn(Turn turn, string key, Func<Activity, string?> variable, FactValue? value)
    {
        if (!turn.Journey.Tokens.ContainsKey(key))
            return;
        var spot = Spot.Of(turn.Definition, key);
        Blocks.Assign(turn, variable(spot.Activity), value);
        Flow.Leave(turn, spot, [Port.Done]);
    }

    /// <summary>The scalars of the payload by name; null while it is not known.</summary>
    private static SortedMap<FactValue>? PayloadOf(Turn turn, Spot spot, RunTaskActivity work)
    {
        if (work.Payload is null)
            return SortedMap<FactValue>.Empty;
        return turn.Evaluate(work.Payload, at: spot) switch
        {
            Evaluation.Known { Value: { ValueKind: JsonValueKind.Object } values } => values.EnumerateObject().Aggregate(
                SortedMap<FactValue>.Empty, (map, v) => FactValue.From(v.Value) is { } value ? map.Set(v.Name, value) : map),
            Evaluation.Known or Evaluation.Undefined => SortedMap<FactValue>.Empty,
            _ => null,
        };
    }
}
