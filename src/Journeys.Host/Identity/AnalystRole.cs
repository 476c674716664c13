namespace Journeys.Host.Identity;

/// <summary>Those who study journeys: they see every journey by a pseudonym, and nobody's personal data.</summary>
public static class AnalystRole
{
    public const string Policy = "Analyst";
    public const string Name = "analyst";

    private static readonly Guid Person = new("a11a1157-0000-4000-8000-000000000001");

    /// <summary>The demonstration's analyst, who takes part in no journey.</summary>
    public static Persona Persona(string language) =>
        new("analyst", Person, language == "sv" ? "Analytiker Demo" : "Analyst Demo", language);

    /// <summary>The role that a persona signs in with; null for a citizen.</summary>
    public static string? Of(Persona persona) => persona.Person == Person ? Name : null;
}
