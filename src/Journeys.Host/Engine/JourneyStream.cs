using JasperFx.Events;
using Journeys.Execution;
using Journeys.Host.Storage;
using Marten;
using Wolverine;

namespace Journeys.Host.Engine;

/// <summary>A journey's stream: its state fetched for writing in one round trip, its events appended at the command's time.</summary>
internal sealed class JourneyStream(IDocumentSession session, IEventStream<Journey> stream, Guid id)
{
    public bool Exists => stream.Aggregate is not null;

    public Journey State => stream.Aggregate ?? Journey.Initial with { Id = id };

    public long Version => stream.StartingVersion ?? 0;

    /// <summary>The message that its events come of; by default what the session says.</summary>
    public Envelope? Cause { get; set; }

    /// <exception cref="StaleStateException">The state was of an older form and has been folded anew: fetch again.</exception>
    /// <exception cref="NewerFormException">A newer version has written the state.</exception>
    public static async Task<JourneyStream> FetchAsync(IDocumentSession session, Guid id, CancellationToken cancellation) =>
        await OfAsync(session, await session.Events.FetchForWriting<Journey>(id, cancellation), id, cancellation);

    /// <summary>Several journeys' streams, in one round trip.</summary>
    public static async Task<IReadOnlyList<JourneyStream>> FetchAsync(IDocumentSession session, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var batch = session.CreateBatchQuery();
        var fetching = ids.Select(id => batch.Events.FetchForWriting<Journey>(id)).ToList();
        await batch.Execute(cancellation);
        var streams = new List<JourneyStream>(ids.Count);
        foreach (var (index, id) in ids.Index()) streams.Add(await OfAsync(session, await fetching[index], id, cancellation));
        return streams;
    }

    private static async Task<JourneyStream> OfAsync(IDocumentSession session, IEventStream<Journey> stream, Guid id, CancellationToken cancellation)
    {
        if (stream.Aggregate is null or { Schema: Journey.CurrentSchema }) return new(session, stream, id);
        await StateFolding.OfAsync(session.DocumentStore, stream.Aggregate.Schema, id, cancellation);
        throw new StaleStateException(id);
    }

    /// <summary>Appends at a time cut to microseconds, as the database keeps it: so the inline state is what the events fold to.</summary>
    public void Append(IEnumerable<IJourneyEvent> events, DateTimeOffset at)
    {
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
        foreach (var @event in events)
        {
            var stored = session.Events.BuildEvent(@event);
            stored.Timestamp = at.ToUniversalTime();
            stored.CorrelationId = Cause?.CorrelationId;
            stored.CausationId = Cause?.ConversationId.ToString();
            stream.AppendOne(stored);
            // By its stored name alone is an event read: a version that does not know the name must refuse it, not guess by the type.
            stored.DotNetTypeName = "";
        }
    }
}

/// <summary>The stored state was of another shape; it has been folded anew, and the command can be tried again.</summary>
public sealed class StaleStateException(Guid journey) : Exception($"The state of journey {journey} was of an older shape and has been folded anew.");
