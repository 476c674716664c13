namespace Journeys.Host.Identity;

/// <summary>A made-up person that a demonstration signs in as.</summary>
public sealed record Persona(string Id, Guid Person, string Name, string Language, string Role);

/// <summary>The people of the scenarios who sign in. Empty outside a demonstration.</summary>
public sealed class Personas(Func<CancellationToken, Task<IReadOnlyList<Persona>>> read)
{
    public Task<IReadOnlyList<Persona>> AllAsync(CancellationToken cancellation) => read(cancellation);
}
