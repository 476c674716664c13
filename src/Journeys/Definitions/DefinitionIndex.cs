using System.Collections.Frozen;

namespace Journeys.Definitions;

/// <summary>A definition's steps by id and its connections by end, for the decider.</summary>
public sealed class DefinitionIndex(Definition definition)
{
    private readonly ILookup<string, Connection> _inbound = definition.Connections.ToLookup(c => c.Target);
    private readonly ILookup<string, Connection> _outbound = definition.Connections.ToLookup(c => c.Source);
    private readonly FrozenDictionary<string, Step> _byStepId =
        definition.Activities.Values.OfType<Step>().ToFrozenDictionary(s => s.StepId);

    private readonly Lazy<Graph> _graph = new(() => new Graph(definition));

    /// <summary>The steps in the order of the file.</summary>
    public IReadOnlyList<Step> Steps { get; } = [.. definition.Activities.Values.OfType<Step>()];

    public IReadOnlyList<RegisterFact> Starters { get; } =
        [.. definition.Activities.Values.OfType<RegisterFact>().Where(f => f.Starts)];

    public IEnumerable<Connection> Inbound(string activity) => _inbound[activity];

    public IEnumerable<Connection> Outbound(string activity) => _outbound[activity];

    public Step? Step(string stepId) => _byStepId.GetValueOrDefault(stepId);

    public RegisterFact? Awaiting(string register, string fact) =>
        Steps.OfType<RegisterFact>().FirstOrDefault(s => s.Takes(register, fact));

    /// <summary>Whether a connection closes a loop: every path from the start to its source passes its target.</summary>
    public bool IsBack(Connection connection) => _graph.Value.Dominates(connection.Target, connection.Source);

    /// <summary>Whether a path leads from one activity to another without closing a loop.</summary>
    public bool Leads(string from, string to) => _graph.Value.Leads(from, to);
}
