using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Scenarios;

namespace Journeys.Host.Identity;

/// <summary>A made-up person that a demonstration signs in as.</summary>
public sealed record Persona(string Id, Guid Person, string Name, string Language)
{
    /// <summary>Helped by phone unless they say otherwise.</summary>
    public bool HelpByPhone { get; init; }

    /// <summary>The number that they sign in with; null for staff.</summary>
    public string? Number { get; init; }
}

/// <summary>The people of the life events' scenarios who sign in, each once. For a demonstration only.</summary>
public sealed class Personas(WorkflowsPlace place, PersonRegistry registry)
{
    private IReadOnlyList<Persona>? _all;

    public async Task<IReadOnlyList<Persona>> AllAsync(CancellationToken cancellation) => _all ??= await ReadAsync(cancellation);

    private async Task<IReadOnlyList<Persona>> ReadAsync(CancellationToken cancellation)
    {
        var people = WorkflowsPlace.Files(place.Folder).Texts
            .Where(f => f.Key.Contains("/scenarios/", StringComparison.Ordinal))
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .SelectMany(f => Scenario.Read(f.Key, f.Value).People.Values)
            .Where(p => p is { SignsIn: true, Name: not null, PersonalNumber: not null })
            .DistinctBy(p => p.PersonalNumber);
        var personas = new List<Persona>();
        foreach (var person in people)
            personas.Add(new(person.Id, await registry.PersonFor(person.PersonalNumber!, cancellation), person.Name!, person.Language) { HelpByPhone = person.HelpByPhone, Number = person.PersonalNumber });
        return personas;
    }
}
