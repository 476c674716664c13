using Journeys.Execution;
using Marten;
using Wolverine;

namespace Journeys.Host.Engine.Handlers;

/// <summary>Brings events and finished work to the journeys that wait for them.</summary>
public static class PublishedHandler
{
    /// <summary>Those that wait when this is handled; who begins to wait later has missed it, as in Elsa.</summary>
    private const string Waiting = """
        where data ->> 'status' = 'Running' and id <> ? and (? = '' or data ->> 'correlation' = ?)
        and exists (select from jsonb_each(data -> 'bookmarks') b where b.value ->> 'kind' = 'Event' and b.value -> 'about' ->> 0 = ?)
        """;

    public static async Task<OutgoingMessages> Handle(EventSpreading spread, IQuerySession session, CancellationToken cancellation)
    {
        var correlation = spread.Correlation ?? "";
        var outgoing = new OutgoingMessages();
        foreach (var journey in await session.QueryAsync<Journey>(Waiting, cancellation, spread.Journey, correlation, correlation, spread.Event))
            foreach (var (id, _) in journey.Bookmarks.Where(b => b.Value.Kind == BookmarkKind.Event && b.Value.About.Contains(spread.Event)))
                outgoing.Add(new EventArrived(journey.Id, id, spread.Payload, spread.At));
        return outgoing;
    }

    public static Task Handle(EventArrived arrived, Envelope envelope, GroupCommit commits) =>
        commits.ApplyAsync(envelope, arrived.Journey, new ReceiveEvent(arrived.Bookmark, arrived.Payload) { Now = arrived.At }, (_, _) => { });

    public static Task Handle(WorkDone done, Envelope envelope, GroupCommit commits) =>
        commits.ApplyAsync(envelope, done.Journey, new CompleteWork(done.Bookmark, done.Result) { Now = done.At }, (_, _) => { });
}
