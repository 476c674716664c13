using System.Collections.Frozen;

namespace Journeys.Definitions;

/// <summary>A definition's steps by id and its connections by end, for the decider.</summary>
public sealed class DefinitionIndex(Definition definition)
{
    private readonly ILookup<string, Connection> _inbound = definition.Connections.ToLookup(c => c.Target);
    private readonly ILookup<string, Connection> _outbound = definition.Connections.ToLookup(c => c.Source);
    private readonly FrozenSet<string> _missed = definition.Connections.Where(c => c.Port == Execution.Port.Missed).Select(c => c.Source).ToFrozenSet();
    private readonly FrozenDictionary<string, Step> _byStepId =
        definition.Activities.Values.OfType<Step>().ToFrozenDictionary(s => s.StepId);

    private readonly ILookup<string, CitizenTask> _askers = (
        from task in definition.Activities.Values.OfType<CitizenTask>()
        from fact in task.Facts.Keys.Select(f => f.StartsWith("subject.", StringComparison.Ordinal) ? f["subject.".Length..] : f).Concat(task.Lists.SelectMany(l => l.Facts.Keys))
        select (fact, task)).ToLookup(f => f.fact, f => f.task, StringComparer.Ordinal);

    private readonly Lazy<IReadOnlyDictionary<string, Graph>> _graphs = new(() => GraphsOf(definition));
    private readonly Lazy<Successors> _successors = new(() => new Successors(definition.Activities, definition.Connections));

    /// <summary>The steps in the order of the file.</summary>
    public IReadOnlyList<Step> Steps { get; } = [.. definition.Activities.Values.OfType<Step>()];

    /// <summary>The tasks that may write a fact: the journey's, or by its name after the subject's, that of any subject.</summary>
    internal IEnumerable<CitizenTask> Askers(string fact)
    {
        var ofSubject = _askers[fact[(fact.IndexOf('.', StringComparison.Ordinal) + 1)..]];
        return fact.Contains('.', StringComparison.Ordinal) ? _askers[fact].Concat(ofSubject) : ofSubject;
    }

    /// <summary>The tasks that end by themselves.</summary>
    public IReadOnlyList<CitizenTask> SelfEnding { get; } = [.. definition.Activities.Values.OfType<CitizenTask>().Where(t => t.DoneWhen is not null)];

    /// <summary>The steps that are for each subject of a list.</summary>
    internal Execution.Reads Subjected { get; } = definition.Activities.Values.OfType<Step>().Where(s => s.Subjects.Count > 0)
        .Aggregate(default(Execution.Reads), (reads, step) => reads | Execution.Reads.OfActivity(step.Id));

    /// <summary>The lists that give people each role.</summary>
    public ILookup<string, string> ListsOfRoles { get; } = definition.Activities.Values.OfType<Step>()
        .SelectMany(s => s.Lists).Where(l => l.Role is not null).ToLookup(l => l.Role!, l => l.List);

    public IReadOnlyList<RegisterFact> Starters { get; } =
        [.. definition.Activities.Values.OfType<RegisterFact>().Where(f => f.Starts)];

    internal bool IsOf(Definition other) => ReferenceEquals(definition, other);

    public IEnumerable<Connection> Inbound(string activity) => _inbound[activity];

    public IEnumerable<Connection> Outbound(string activity) => _outbound[activity];

    /// <summary>Whether a connection is followed when the activity's last day is missed.</summary>
    public bool HasMissed(string activity) => _missed.Contains(activity);

    public Step? Step(string stepId) => _byStepId.GetValueOrDefault(stepId);

    public RegisterFact? Awaiting(string register, string fact) =>
        Steps.OfType<RegisterFact>().FirstOrDefault(s => s.Takes(register, fact));

    /// <summary>Whether a connection closes a loop: every path from the start to its source passes its target.</summary>
    public bool IsBack(Connection connection) => GraphOf(connection.Source).Dominates(connection.Target, connection.Source);

    /// <summary>Whether a path in their flowchart leads from one activity to another without closing a loop.</summary>
    public bool Leads(string from, string to) => GraphOf(to).Leads(from, to);

    /// <summary>What comes next, whatever comes of an activity: by connections, and by the blocks around it.</summary>
    public Successors Successors => _successors.Value;

    /// <summary>Whether anything runs inside something else.</summary>
    public bool HasBlocks { get; } = definition.Activities.Values.Any(a => a is Block || a.Parent is not null);

    /// <summary>Whether a block other than a flowchart runs an activity, and goes on when it is done.</summary>
    public bool IsInBlock(Activity activity) => activity.Parent is { } parent && definition.Activities[parent] is not FlowchartBlock;

    private Graph GraphOf(string activity) => _graphs.Value[definition.Activities[activity].Parent ?? ""];

    private static Dictionary<string, Graph> GraphsOf(Definition definition)
    {
        var connections = definition.Connections.ToLookup(c => definition.Activities[c.Source].Parent ?? "");
        return definition.Activities.Values.OfType<FlowchartBlock>().Select(f => (f.Id, f.Start)).Append(("", definition.Start))
            .ToDictionary(f => f.Item1, f => new Graph([.. connections[f.Item1]], f.Item2));
    }
}
