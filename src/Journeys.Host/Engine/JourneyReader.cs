using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Migration;
using Marten;
using Marten.Events;

namespace Journeys.Host.Engine;

/// <summary>A journey as a page needs it, at <see cref="Version"/>. <paramref name="Definition"/> is the one that holds now.</summary>
public sealed record JourneyView(
    Journey Journey, long Version, Definition Definition, IReadOnlyDictionary<string, LanguageTexts> Texts, IReadOnlyList<JournalEntry> Events)
{
    /// <summary>Those that it ran on before it was migrated, the first first.</summary>
    public IReadOnlyList<Definition> Earlier { get; init; } = [];
}

/// <summary>An event of a journey, with when it happened and its number.</summary>
public sealed record JournalEntry(IJourneyEvent Event, DateTimeOffset At, long Version)
{
    /// <summary>A journal in the names that hold at its end, for a journey that was migrated.</summary>
    public static IReadOnlyList<JournalEntry> InPresentNames(IReadOnlyList<JournalEntry> entries) =>
        [.. entries.Zip(PresentNames.Of([.. entries.Select(e => e.Event)]), (entry, named) => entry with { Event = named })];
}

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
        return new(state, journal[^1].Version, definition, await definitions.TextsOfAsync(definition, cancellation), journal) { Earlier = await EarlierAsync(journal, cancellation) };
    }

    private async Task<IReadOnlyList<Definition>> EarlierAsync(List<JournalEntry> journal, CancellationToken cancellation)
    {
        var earlier = new List<Definition>();
        foreach (var migrated in journal.Select(e => e.Event).OfType<JourneyMigrated>())
            earlier.Add(await definitions.WithHashAsync(migrated.Certificate.From.Hash, cancellation));
        return earlier;
    }
}
