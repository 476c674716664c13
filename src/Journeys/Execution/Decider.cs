using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Decides what happens next: pure, so that the same journey, command and definition always give the same events.</summary>
public static partial class Decider
{
    /// <summary>The events that <paramref name="command"/> leads to, up to the next waiting points. Empty where it was known already or comes too late.</summary>
    public static IReadOnlyList<IJourneyEvent> Decide(
        Definition definition, Journey journey, JourneyCommand command, Evaluate evaluate) => [];
}
