using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Storage;

namespace Journeys.Host.Citizen;

/// <summary>The citizen's room's way to the engine: it reads journeys and sends commands through these; it never appends.</summary>
public sealed class CitizenDoors(
    JourneyReader reader, JourneyCommands commands, JourneySignals signals, JourneyClock clock, DefinitionCatalogue definitions,
    Sealer sealer, PersonResolver persons, Evaluate evaluate, Drafts drafts, Incidents incidents)
{
    public Evaluate Evaluate => evaluate;
    public Drafts Drafts => drafts;
    public AgencyBook Agencies { get; } = new(
        (id, language) => definitions.Reading.Agencies.GetValueOrDefault(id)?.Names.GetValueOrDefault(language) ?? id,
        (agency, service) => definitions.Reading.Agencies.GetValueOrDefault(agency)?.Services.GetValueOrDefault(service)?.ServiceLevel);

    public DateTimeOffset Now() => clock.GetUtcNow();

    /// <summary>A journey with its history, personal data opened for this rendering; null where there is none.</summary>
    public async Task<JourneyReading?> ReadAsync(Guid journey, CancellationToken cancellation)
    {
        if (await reader.ReadAsync(journey, cancellation) is not { } view) return null;
        var withData = JournalEntry.InPresentNames(view.Events).Select(e => (Entry: e, Data: (e.Event as IHoldsData)?.Data)).ToList();
        var opened = new Queue<OpenResult>(await sealer.OpenAsync([.. withData.Select(e => e.Data).OfType<JsonElement>()], cancellation));
        return new(view.Journey, view.Version, view.Definition,
            [.. withData.Select(e => new Happening(e.Entry.Event, e.Entry.At, e.Entry.Version, e.Data is null ? null : Shown(opened.Dequeue())))])
        { Earlier = view.Earlier, Texts = view.Texts };
    }

    /// <summary>The bookmarks, instances and last days of the journey that a message is stuck for.</summary>
    public async Task<IReadOnlySet<string>> StuckAsync(Guid journey, CancellationToken cancellation) =>
        (await incidents.OfJourneyAsync(journey, cancellation)).Select(i => i.Step ?? "journey").ToHashSet(StringComparer.Ordinal);

    /// <summary>The journeys that a person has a part in, newest first.</summary>
    public async Task<IReadOnlyList<Guid>> JourneysOfAsync(Guid person, CancellationToken cancellation) =>
        [.. (await reader.OfAsync(person, cancellation)).Select(p => p.Journey)];

    public Task SendAsync(Guid journey, JourneyCommand command, CancellationToken cancellation) => commands.SendAsync(journey, command, cancellation);

    /// <summary>Personal data as a person typed it, made ready: people by their ids, and sealed as it is kept.</summary>
    public async Task<ArrivedData> ArriveAsync(Guid by, JsonElement typed, CancellationToken cancellation)
    {
        var resolved = await persons.ResolveAsync(typed, cancellation);
        return new(resolved.Data, await sealer.SealAsync(resolved.Data, by, cancellation));
    }

    /// <summary>The journey's versions above one that was seen, as they are committed.</summary>
    public IAsyncEnumerable<long> Changes(Guid journey, long seen, CancellationToken cancellation) => signals.Watch(journey, seen, cancellation);

    private static JsonElement Shown(OpenResult opened) => opened.Erased.Count == 0
        ? opened.Data
        : JsonLeaves.Rewrite(opened.Data, Guid.Empty, (writer, leaf) =>
        {
            if (leaf.Value.ValueKind == JsonValueKind.Null) writer.WriteStringValue(Happening.Erased);
            else leaf.Value.WriteTo(writer);
        });
}
