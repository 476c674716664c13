using System.Security.Claims;
using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Identity;
using Journeys.Host.Storage;

namespace Journeys.Host.Citizen;

/// <summary>The citizen's room's way to the engine: it reads journeys and sends commands through these; it never appends.</summary>
public sealed class CitizenDoors(
    JourneyReader reader, JourneyCommands commands, JourneySignals signals, JourneyClock clock, DefinitionCatalogue definitions,
    Sealer sealer, PersonResolver persons, Personas personas, Evaluate evaluate, Drafts drafts, Incidents incidents, ILogger<CitizenDoors> logger)
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

    /// <summary>The version of a life event that new journeys begin on; null where there is none.</summary>
    public Task<Definition?> InForceAsync(string lifeEvent, CancellationToken cancellation) => definitions.FindCurrentAsync(lifeEvent, cancellation);

    /// <summary>The words of a version, in a language.</summary>
    public async ValueTask<IReadOnlyDictionary<string, string>> TextsAsync(Definition version, string language, CancellationToken cancellation) =>
        (await definitions.TextsOfAsync(version, cancellation))[language].Texts;

    /// <summary>Begins a journey for a person; the same form begins the same one.</summary>
    public async Task<Guid> BeginAsync(Definition definition, Guid person, Guid form, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var begin = new BeginJourney(JourneyId.OfForm(definition.Id, person, form), person) { Now = Now(), Data = await WhoAsync(person, cancellation) };
        return (await commands.BeginAsync(definition, await ByAsync(user, begin.Journey, begin, cancellation), cancellation)).Journey.Id;
    }

    /// <summary>Who has signed in, by number and name: the authorities are asked about them.</summary>
    private async Task<ArrivedData> WhoAsync(Guid person, CancellationToken cancellation) =>
        (await personas.AllAsync(cancellation)).FirstOrDefault(p => p.Person == person) is { Number: { } number } who
            ? await ArriveAsync(person, JsonSerializer.SerializeToElement(new { person = number, name = who.Name }), cancellation)
            : ArrivedData.None;

    /// <summary>A person's journeys of a life event that are not over.</summary>
    public async Task<IReadOnlyList<Guid>> UnderWayAsync(Guid person, string lifeEvent, CancellationToken cancellation) =>
        [.. (await reader.OfAsync(person, cancellation)).Where(p => p.Definition == lifeEvent && p.Status == JourneyStatus.Running).Select(p => p.Journey)];

    /// <summary>Sends what a signed-in person does; what a caseworker does for them carries who and why.</summary>
    public async Task SendAsync(Guid journey, JourneyCommand command, ClaimsPrincipal user, CancellationToken cancellation) =>
        await commands.SendAsync(journey, await ByAsync(user, journey, command, cancellation), cancellation);

    /// <summary>The free reason may tell of the person: it is sealed with their key.</summary>
    private async Task<TCommand> ByAsync<TCommand>(ClaimsPrincipal user, Guid journey, TCommand command, CancellationToken cancellation)
        where TCommand : JourneyCommand
    {
        if (HelpSession.Of(user) is not { } help || CitizenSignIn.PersonOf(user) is not { } person) return command;
        JsonElement? said = help.Said is { } text ? await sealer.SealAsync(JsonSerializer.SerializeToElement(new { said = text }), person, cancellation) : null;
        logger.LogInformation("{Command} for a person by caseworker {Worker} ({Reason}) in {Journey}", command.GetType().Name, help.Worker, help.Reason, journey);
        return command with { OnBehalf = new(person, help.WorkerName, help.Reason, said) };
    }

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
