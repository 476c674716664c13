using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Marten;

namespace Journeys.Host.Engine;

/// <summary>Where a register's fact goes: the journeys that it enters, or the one that it starts.</summary>
public sealed record FactRoute(IReadOnlyList<Guid> Enters, StartingJourney? Starts);

public sealed record StartingJourney(Guid Journey, Definition Definition);

/// <summary>Finds the journeys that a fact is about: only those that its person is the principal of.</summary>
public sealed class FactRouting(Participations participations, DefinitionCatalogue definitions, IDocumentStore store)
{
    public async Task<FactRoute> OfAsync(FactArrived fact, CancellationToken cancellation)
    {
        var own = (await participations.OfAsync(fact.Person, cancellation)).Where(p => p.Principal).ToList();
        var enters = await EnteredAsync(own, fact, cancellation);
        var starting = fact.As is null ? await definitions.StartingByAsync(fact.Register, fact.Fact, cancellation) : null;
        if (starting is not null && starting.Index.Awaiting(fact.Register, fact.Fact) is { Matter: not null })
            return await OfMatterAsync(own, starting, fact, cancellation);
        if (starting is null || own.Exists(p => p.Definition == starting.Id && p.Status == JourneyStatus.Running))
            return new(enters, null);
        var ended = own.Count(p => p.Definition == starting.Id);
        return new(enters, new(JourneyId.Of(starting.Id, fact.Person, ended), starting));
    }

    /// <summary>A matter of its own starts a journey of its own; one that is known already takes its fact again.</summary>
    private async Task<FactRoute> OfMatterAsync(List<Participation> own, Definition starting, FactArrived fact, CancellationToken cancellation)
    {
        var journey = JourneyId.OfMatter(starting.Id, fact.Person, fact.Register, fact.FactId);
        var others = own.Where(p => p.Definition != starting.Id).ToList();
        return new(await EnteredAsync(others, fact, cancellation), new(journey, starting));
    }

    private async Task<IReadOnlyList<Guid>> EnteredAsync(List<Participation> own, FactArrived fact, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var states = await session.StatesOfAsync([.. own.Select(p => p.Journey)], cancellation);
        var entered = new List<Guid>();
        foreach (var journey in states.OrderBy(s => s.StartedAt))
            if (Takes(await definitions.WithHashAsync(journey.DefinitionHash, cancellation), journey, fact)) entered.Add(journey.Id);
        return entered;
    }

    // An ended journey takes what concerns a fact that it has recorded: its repetition, correction or annulment. A running
    // one takes a correction also before what it corrects; an annulment of what nobody has told is refused, and sent again.
    private static bool Takes(Definition definition, Journey journey, FactArrived fact) =>
        journey.RegisterFacts.ContainsKey(fact.FactId)
        || (fact.Supersedes is { } earlier && journey.RegisterFacts.ContainsKey(earlier))
        || (fact.As is null or Outcome.Corrected && journey.Status == JourneyStatus.Running && Knows(definition, fact));

    private static bool Knows(Definition definition, FactArrived fact) =>
        definition.Index.Awaiting(fact.Register, fact.Fact) is not null
        || definition.RegisterFacts.Any(r => r.Register == fact.Register && r.Fact == fact.Fact);
}
