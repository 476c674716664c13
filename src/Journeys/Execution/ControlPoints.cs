using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Where a person takes over from the engine: while a manual control point holds, no step is opened and nobody is asked.</summary>
internal static class ControlPoints
{
    /// <summary>The first that holds now; it is shown as an incident, so that somebody takes over.</summary>
    public static ControlPoint? Holding(Turn turn)
    {
        foreach (var point in turn.Definition.ControlPoints)
            if (point is { Manual: true, When: not null } && turn.Holds(point.When, null) == true)
            {
                turn.Incident("journey", $"The control point {point.Id} holds: a caseworker takes over, and nothing is opened or asked by itself.");
                return point;
            }

        return null;
    }
}
