namespace Journeys.Definitions;

/// <summary>The people of a role; where <paramref name="If"/> names a fact, only while it is true: <c>subject.x</c> is one of their own.</summary>
public sealed record RoleRule(string Role, string? If = null)
{
    /// <summary>How a fact of the participant's own begins.</summary>
    public const string Own = "subject.";
}
