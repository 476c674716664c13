using System.Collections.Frozen;

namespace Journeys.Definitions;

/// <summary>A definition's steps by id and its connections by end, for the decider.</summary>
public sealed class DefinitionIndex(Definition definition)
{
    private readonly ILookup<string, Connection> _inbound = definition.Connections.ToLookup(c => c.Target);
    private readonly ILookup<string, Connection> _outbound = definition.Connections.ToLookup(c => c.Source);
    private readonly FrozenDictionary<string, Step> _byStepId =
        definition.Activities.Values.OfType<Step>().ToFrozenDictionary(s => s.StepId);

    /// <summary>The steps in the order of the file.</summary>
    public IReadOnlyList<Step> Steps { get; } = [.. definition.Activities.Values.OfType<Step>()];

    public IReadOnlyList<RegisterFact> Starters { get; } =
        [.. definition.Activities.Values.OfType<RegisterFact>().Where(f => f.Starts)];

    public IEnumerable<Connection> Inbound(string activity) => _inbound[activity];

    public IEnumerable<Connection> Outbound(string activity) => _outbound[activity];

    public Step? Step(string stepId) => _byStepId.GetValueOrDefault(stepId);

    public RegisterFact? Awaiting(string register, string fact) =>
        Steps.OfType<RegisterFact>().FirstOrDefault(s => s.Register == register && s.Fact == fact);
}
