namespace Journeys.Definitions.Soundness;

/// <summary>One way in which an activity can be left: the ports that it leaves by at once, and what happens then, as a clause of a story.</summary>
public sealed record Exit(IReadOnlyList<string> Ports, string Told)
{
    /// <summary>Whether it is a step's last day passing, after which the step is still open.</summary>
    public bool StaysOpen => Ports is [Checks.Ports.Missed];
}
