using Journeys.Definitions.Tables;

namespace Journeys.Definitions.Reading;

/// <summary>An activity of the file; <paramref name="Activity"/> is null where it could not be read, and its ports are then unknown.</summary>
internal sealed record Node(
    string Id, Place Place, Activity? Activity, IReadOnlyDictionary<string, PortRule> Ports, bool CanStart, string? Parent = null);

internal sealed record Link(Connection Connection, Place Place);

/// <summary>What has been read of a definition so far, faulty parts left out, and the checks that wait until all names are known.</summary>
internal sealed class Draft
{
    private readonly List<Action> _later = [];

    /// <summary>The whole file; null where it is no object.</summary>
    public Place? Root { get; set; }
    public string? Id { get; set; }
    public ScriptSyntax? Syntax { get; init; }
    public Dictionary<string, FactType> Facts { get; } = [];
    public Dictionary<string, IReadOnlyDictionary<string, FactType>> Lists { get; } = [];
    public List<(DerivedFact Fact, Place Place)> Derived { get; } = [];
    public List<(DecisionTable Table, Place Place)> Tables { get; } = [];
    public Dictionary<string, (Figure Figure, Place Place)> Figures { get; } = [];

    /// <summary>Names of figures as the files have them, unreadable ones too.</summary>
    public HashSet<string> FigureNames { get; } = [];

    /// <summary>The files beside the workflow that are part of it: tables, by name, and the figures.</summary>
    public IReadOnlyList<BesideFile> Beside { get; init; } = [];
    public List<(RegisterFactRule Rule, Place Place)> RegisterFacts { get; } = [];
    public List<ControlPoint> ControlPoints { get; } = [];
    public List<IReadOnlyList<CardRule>> FirstScreen { get; } = [];
    public List<(Phase Phase, Place Place)> Phases { get; } = [];
    public Dictionary<string, ObjectRule> Objects { get; } = [];
    public BeginRule? Begin { get; set; }
    public bool Withdrawable { get; set; }
    public List<MigrationRule> Migrates { get; } = [];
    public Dictionary<string, Expression?> Variables { get; } = [];
    public Dictionary<string, string> VariableNamesById { get; } = [];
    public HashSet<string> Inputs { get; } = [];
    public List<Node> Nodes { get; } = [];
    public List<Link> Links { get; } = [];
    public HashSet<string> LinkIds { get; } = [];

    /// <summary>Every expression in JavaScript, with what it may read.</summary>
    public List<(Place Place, string Text, Scope Scope)> Scripts { get; } = [];

    /// <summary>Expressions of the kind Input, by the activity that reads them.</summary>
    public List<(string Activity, Place Place)> InputReads { get; } = [];

    /// <summary>Inputs that the life event itself reads: in derived facts, cards, control points.</summary>
    public List<Place> LastingInputReads { get; } = [];

    public IEnumerable<(Step Step, Place Place)> Steps =>
        Nodes.Where(n => n.Activity is Step).Select(n => ((Step)n.Activity!, n.Place));

    public Step? Step(string stepId) => Steps.Select(s => s.Step).FirstOrDefault(s => s.StepId == stepId);

    /// <summary>Step ids as the file has them, those of unreadable steps too, so that one fault is not reported at every reference.</summary>
    public HashSet<string> StepIds { get; } = [];

    public bool IsDerived(string path) => Derived.Any(d => d.Fact.Path == path);

    /// <summary>The names of the facts, declared and derived, that each member of a list has.</summary>
    public IEnumerable<string> MemberFacts(string list) =>
        (Lists.TryGetValue(list, out var facts) ? facts.Keys : []).Concat(Derived.Where(d => d.Fact.List == list).Select(d => d.Fact.Name));

    public void Later(Action check) => _later.Add(check);

    public void DoWhatWaited()
    {
        foreach (var check in _later) check();
    }

    /// <summary>Checks, when all is read, that the file has the step.</summary>
    public void NeedStep(Place place, string stepId) => Later(() =>
    {
        if (!StepIds.Contains(stepId)) place.Fault($"the file has no step '{stepId}'.", Nearest.Remedy(stepId, StepIds));
    });
}
