using Journeys.Definitions;
using Journeys.Execution;
using Marten;
using Marten.Events;

namespace Journeys.Host.Engine;

/// <summary>A journey as a page needs it, at <see cref="Version"/>.</summary>
public sealed record JourneyView(
    Journey Journey, long Version, Definition Definition, IReadOnlyDictionary<string, LanguageTexts> Texts, IReadOnlyList<JournalEntry> Events);

/// <summary>An event of a journey, with when it happened and its number.</summary>
public sealed record JournalEntry(IJourneyEvent Event, DateTimeOffset At, long Version);

/// <summary>Reads journeys for those who take part in them.</summary>
public sealed class JourneyReader(IDocumentStore store, Participations participations, DefinitionCatalogue definitions)
{
    /// <summary>The journey with its history; null where there is none, or the person takes no part in it.</summary>
    public async Task<JourneyView?> ReadAsync(Guid person, Guid journey, CancellationToken cancellation) =>
        await participations.HasAsync(person, journey, cancellation) ? await ReadAsync(journey, cancellation) : null;

    /// <summary>A person's journeys, the latest first.</summary>
    public Task<IReadOnlyList<Participation>> OfAsync(Guid person, CancellationToken cancellation) =>
        participations.OfAsync(person, cancellation);

    /// <summary>The journey for those who need no part in it: agencies' messages, analysts. Null where there is none.</summary>
    public async Task<JourneyView?> ReadAsync(Guid journey, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var events = await session.Events.FetchStreamAsync(journey, token: cancellation);
        if (events.Count == 0) return null;
        var journal = events.Select(e => new JournalEntry((IJourneyEvent)e.Data, e.Timestamp, e.Version)).ToList();
        var state = journal.Aggregate(Journey.Initial with { Id = journey }, (s, e) => Journey.Evolve(s, e.Event, e.At));
        var definition = await definitions.WithHashAsync(state.DefinitionHash, cancellation);
        return new(state, journal[^1].Version, definition, definitions.TextsOf(definition.Id), journal);
    }
}
