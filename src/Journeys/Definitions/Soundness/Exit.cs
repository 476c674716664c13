namespace Journeys.Definitions.Soundness;

/// <summary>What an exit ends beside the activity.</summary>
public enum Ending
{
    Nothing,

    /// <summary>The flowchart or block that the activity stands in, with all that still runs there.</summary>
    Around,

    /// <summary>The whole journey.</summary>
    Journey,
}

/// <summary>One way in which an activity can be left: the ports that it leaves by at once, and what happens then, as a clause of a story.</summary>
public sealed record Exit(IReadOnlyList<string> Ports, string Told)
{
    /// <summary>Whether it is a step's last day passing, after which the step is still open.</summary>
    public bool StaysOpen => Ports is [Checks.Ports.Missed];

    public Ending Ends { get; init; }

    /// <summary>Whether the loop around is left once all that this ends, or lets run, is done.</summary>
    public bool Breaks { get; init; }

    /// <summary>The answer for the first of two subjects, by its number from 1; the step is then still open for the second. 0 for any other exit.</summary>
    public int First { get; init; }

    /// <summary>Whether it can only be that the step has no subjects at all.</summary>
    public bool IsForNone { get; init; }
}
