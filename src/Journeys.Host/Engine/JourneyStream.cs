using JasperFx.Events;
using Journeys.Execution;
using Marten;

namespace Journeys.Host.Engine;

/// <summary>A journey's stream: its state fetched for writing in one round trip, its events appended at the command's time.</summary>
internal sealed class JourneyStream(IDocumentSession session, IEventStream<Journey> stream, Guid id)
{
    public bool Exists => stream.Aggregate is not null;

    public Journey State => stream.Aggregate ?? Journey.Initial with { Id = id };

    public long Version => stream.StartingVersion ?? 0;

    public static async Task<JourneyStream> FetchAsync(IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Journey>(id, cancellation);
        if (stream.Aggregate is null or { Schema: Journey.CurrentSchema }) return new(session, stream, id);
        await session.DocumentStore.Advanced.RebuildSingleStreamAsync<Journey>(id, cancellation);
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
            stream.AppendOne(stored);
        }
    }
}

/// <summary>The stored state was of another shape; it has been folded anew, and the command can be tried again.</summary>
public sealed class StaleStateException(Guid journey) : Exception($"The state of journey {journey} was of an older shape and has been folded anew.");
