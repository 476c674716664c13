using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>
/// Decides command after command of one journey, as <see cref="Decider"/> does, and sooner: what was found out in one decision and
/// still holds is not found out again in the next. For one thread.
/// </summary>
/// <param name="definition">The definition.</param>
/// <param name="evaluate">Its expressions.</param>
/// <param name="remembers">False to find everything out anew at every turn, which shows that remembering changes no decision.</param>
public sealed class Deciding(Definition definition, Evaluate evaluate, bool remembers = true)
{
    private readonly Conditions _known = new() { Remembers = remembers };

    /// <summary>The events that a command leads to, and the journey after them.</summary>
    public (Journey Journey, IReadOnlyList<IJourneyEvent> Events) Decide(Journey journey, JourneyCommand command)
    {
        var turn = Decider.Take(definition, journey, command, evaluate, _known);
        return (turn.Journey, turn.Events);
    }
}
