using System.Security.Claims;

namespace Journeys.Host.Identity;

/// <summary>Those who work with journeys and take part in none: they see nobody's personal data, but for a person whom a caseworker helps.</summary>
/// <param name="Name">The role, and the policy that asks for it.</param>
/// <param name="Home">The first page after sign-in, without its language.</param>
public sealed record StaffRole(string Name, Guid Person, string Swedish, string English, string Home)
{
    /// <summary>Studies journeys by pseudonym.</summary>
    public const string Analyst = "analyst";

    /// <summary>Keeps journeys going: incidents and interventions.</summary>
    public const string Operator = "operator";

    /// <summary>Acts for people who ask for help, as them, for a reason that they see.</summary>
    public const string Caseworker = "caseworker";

    public static readonly IReadOnlyList<StaffRole> All =
    [
        new(Analyst, new("a11a1157-0000-4000-8000-000000000001"), "Analytiker Demo", "Analyst Demo", "analyst/journeys"),
        new(Operator, new("09e2a702-0000-4000-8000-000000000002"), "Driften Demo", "Operator Demo", "operations/incidents"),
        new(Caseworker, new("ca5e3073-0000-4000-8000-000000000003"), "Handläggare Demo", "Caseworker Demo", "helping"),
    ];

    /// <summary>The role that a persona signs in with; null for a citizen.</summary>
    public static StaffRole? Of(Persona persona) => All.FirstOrDefault(r => r.Person == persona.Person);

    /// <summary>Whether it is one of the staff who is signed in.</summary>
    public static bool Is(ClaimsPrincipal user) => All.Any(r => user.IsInRole(r.Name));

    /// <summary>The role's made-up person of a demonstration.</summary>
    public Persona Persona(string language) => new(Name, Person, language == "sv" ? Swedish : English, language);
}
