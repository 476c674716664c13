using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>A journey that its people took back: what they took back no decision has lost.</summary>
/// <param name="Over">The instances that had ended before.</param>
/// <param name="Steps">The steps that the definition has.</param>
internal sealed record TakenBack(IReadOnlySet<string> Over, IReadOnlySet<string> Steps)
{
    public static TakenBack? Of(Definition definition, IReadOnlyList<IJourneyEvent> events) => events.OfType<JourneyWithdrawn>().Any()
        ? new(
            events.TakeWhile(e => e is not JourneyWithdrawn).OfType<StepEnded>().Select(e => e.Instance).ToHashSet(),
            definition.Index.Steps.Select(s => s.StepId).ToHashSet())
        : null;

    /// <summary>Whether the withdrawal came before the right, such as <c>B17.child-2 appeal</c>, could come.</summary>
    public bool Forestalls(string right)
    {
        var instance = right.Split(' ', '/')[0];
        return Steps.Contains(instance.Split('.')[0]) && !Over.Contains(instance);
    }
}
