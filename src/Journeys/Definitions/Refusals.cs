using Journeys.Definitions.Checks;

namespace Journeys.Definitions;

/// <summary>What a final answer that nothing leads on from does to the token.</summary>
public static class Refusals
{
    /// <summary>
    /// Whether the token stays until the outcome changes: where the definition says <c>waits</c>, and for a refusal that it
    /// says nothing of before what follows. An offer, and what is connected, never holds.
    /// </summary>
    /// <param name="definition">Whose step it is.</param>
    /// <param name="step">The step that was answered.</param>
    /// <param name="port">The port of the answer's group.</param>
    /// <param name="outcome">The answer's own name, which may be a port too.</param>
    public static bool Hold(Definition definition, Step step, string port, string outcome)
    {
        var outbound = definition.Index.Outbound(step.Id).ToList();
        if (step.Offered != Offer.No || outbound.Exists(c => c.Port == port || c.Port == outcome))
            return false;
        var rule = step.Ports.GetValueOrDefault(outcome) ?? step.Ports.GetValueOrDefault(port);
        return rule is null
            ? port == Ports.Refused && (outbound.Count > 0 || definition.Index.IsInBlock(step))
            : rule.Kind == PortKind.Waits;
    }
}
