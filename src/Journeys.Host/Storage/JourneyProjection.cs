using JasperFx.Events;
using Journeys.Execution;
using Marten.Events.Aggregation;

namespace Journeys.Host.Storage;

/// <summary>Keeps each journey's state with its events, in the same commit.</summary>
public sealed partial class JourneyProjection : SingleStreamProjection<Journey, Guid>
{
    public override Journey? Evolve(Journey? snapshot, Guid id, IEvent e) =>
        // A definition's life is a stream too, without a state of its own here.
        e.Data is IJourneyEvent happened ? Journey.Evolve(snapshot ?? Journey.Initial with { Id = id }, happened, e.Timestamp) : snapshot;
}
