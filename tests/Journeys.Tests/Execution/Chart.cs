using Journeys.Definitions;
using Journeys.Definitions.Tables;
using Journeys.Law;

namespace Journeys.Tests.Execution;

/// <summary>A small definition, a line a step. Connections are written <c>A>B</c> (by Done) or <c>A/Refused>B</c>; a chart begins at <c>start</c>.</summary>
internal sealed class Chart
{
    private readonly Dictionary<string, FactType> _facts = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, FactType>> _lists = [];
    private readonly List<DerivedFact> _derived = [];
    private readonly List<RegisterFactRule> _registerFacts = [];
    private readonly Dictionary<string, Expression?> _variables = [];
    private readonly Dictionary<string, Activity> _activities = new() { ["start"] = new StartActivity("start", "start") };
    private readonly List<Connection> _connections = [];
    private string _start = "start";
    private BeginRule? _begin;

    public static Chart New => new();

    public Chart Bools(params string[] names) => Facts(FactKind.Bool, names);

    public Chart Dates(params string[] names) => Facts(FactKind.Date, names);

    public Chart Counts(params string[] names) => Facts(FactKind.Count, names);

    public Chart Enum(string name, string initial, params string[] options) => Also(() => _facts[name] = new(FactKind.Enum, options, initial));

    public Chart List(string name, params string[] bools) =>
        Also(() => _lists[name] = bools.ToDictionary(b => b, b => new FactType(b.EndsWith("On", StringComparison.Ordinal) ? FactKind.Date : FactKind.Bool, [])));

    public Chart Derived(string name, string js, string? list = null) => Also(() => _derived.Add(new(list, name, Js(js))));

    /// <summary>A decision table of declared facts.</summary>
    public Chart Table(DecisionTable table) => Also(() => _derived.AddRange(table.Outputs.Keys.Select(o => new DerivedFact(null, o, Js("undefined")) { Table = table })));

    public Chart Registers(string fact, string name, string js) => Also(() => _registerFacts.Add(new("register", fact, Map((name, js)))));

    public Chart Variable(string name, string value) => Also(() => _variables[name] = new Expression(ExpressionKind.Literal, value));

    public Chart Task(string id, Func<CitizenTask, Step>? with = null) => Add(with, new CitizenTask(id, id) { StepId = id, TextKey = id });

    public Chart Agency(string id, Func<AgencyStep, Step>? with = null, Profile profile = Profile.DR, string? request = null) => Add(with, new AgencyStep(id, id)
    {
        StepId = id,
        TextKey = id,
        Agency = "agency",
        Service = "service",
        Profile = profile,
        Request = request ?? "automatic",
    });

    public Chart Fetch(string id, Func<FetchEvidence, Step>? with = null) =>
        Add(with, new FetchEvidence(id, id) { StepId = id, TextKey = id, Agency = "source", Service = "data", Profile = Profile.FE });

    public Chart Tell(string id, Func<Notify, Step>? with = null) =>
        Add(with, new Notify(id, id) { StepId = id, TextKey = id, Agency = "informed", Service = "notice", Profile = Profile.EX });

    public Chart Register(string id, string fact, Func<RegisterFact, Step>? with = null) =>
        Add(with, new RegisterFact(id, id) { StepId = id, TextKey = id, Register = "register", Fact = fact });

    /// <summary>Begins at a register fact in place of <c>start</c>.</summary>
    public Chart Begins(string id, Func<RegisterFact, Step>? with = null) =>
        Register(id, "Begun", f => (with?.Invoke(f) as RegisterFact ?? f) with { Starts = true }).Also(() => _start = id).Also(() => _activities.Remove("start"));

    /// <summary>A person begins it, at <c>start</c>.</summary>
    public Chart BegunBy(string role) => Also(() => _begin = new(role));

    public Chart Decision(string id, string js) => Node(new FlowDecision(id, id, Js(js)));

    public Chart Switch(string id, SwitchMode mode, params (string Label, string Js)[] cases) =>
        Node(new FlowSwitch(id, id, [.. cases.Select(c => new SwitchCase(c.Label, Js(c.Js)))], mode));

    public Chart Child(string id, bool waits, string? input = null, params (string Name, string Js)[] facts) =>
        Node(new ChildWorkflow(id, id, "debts", waits, null, input is null ? null : Js(input), Map(facts)));

    public Chart Fork(string id, params string[] branches) => Node(new FlowFork(id, id, branches));

    public Chart Join(string id, JoinMode mode) => Node(new FlowJoin(id, id, mode));

    public Chart Sets(string id, string variable, string js) => Node(new SetVariable(id, id, variable, Js(js)));

    public Chart Connect(params string[] connections) => Also(() => _connections.AddRange(connections.Select(Connection)));

    public Definition Build() => new()
    {
        Id = "small",
        Version = 1,
        Name = "small",
        Hash = "hash",
        Facts = _facts,
        Lists = _lists,
        Derived = _derived,
        RegisterFacts = _registerFacts,
        Variables = _variables,
        Activities = _activities,
        Connections = _connections,
        Start = _start,
        Begin = _begin,
        Withdrawable = _begin is not null,
    };

    public static Expression Js(string text) => Expression.JavaScript(text);

    public static IReadOnlyDictionary<string, Expression> Map(params (string Name, string Js)[] facts) => facts.ToDictionary(f => f.Name, f => Js(f.Js));

    /// <summary>A list filled from <c>data.NAME</c>, its members named by the prefix.</summary>
    public static ListRule Fills(string list, string prefix, params (string Name, string Js)[] facts) => new(list, $"data.{list}", prefix, prefix, Map(facts));

    public static Question Asks(string id) => new(id, QuestionType.YesNo, [], true, false, null, null, false, 1, []);

    public static OutcomeRule On(string? unreachable = null, string? suggest = null, bool goOn = false, RevisitRule? revisit = null, params (string Name, string Js)[] facts) =>
        new(unreachable, suggest, Map(facts), goOn, revisit);

    public static Deadline Last(
        DeadlineRule rule, string of, string? period = null, MetBy metBy = MetBy.Ended, string? extendedBy = null, params string[] remind) =>
        new("last", rule, of.Split(','), period is null ? null : Period.Parse(period), metBy, true, extendedBy, [.. remind.Select(Period.Parse)], false);

    public static IReadOnlyDictionary<string, PortRule> Waits(string port) => new Dictionary<string, PortRule> { [port] = new(PortKind.Waits, "law") };

    public static IReadOnlyDictionary<string, PortRule> Finishes(string port) => new Dictionary<string, PortRule> { [port] = new(PortKind.Ends, "law") };

    private Chart Facts(FactKind kind, string[] names) => Also(() => names.ToList().ForEach(n => _facts[n] = new(kind, [])));

    private Chart Add<TStep>(Func<TStep, Step>? with, TStep step)
        where TStep : Step => Node(with?.Invoke(step) ?? step);

    private Chart Node(Activity activity) => Also(() => _activities[activity.Id] = activity);

    private Chart Also(Action change)
    {
        change();
        return this;
    }

    private static Connection Connection(string text)
    {
        var (from, to) = (text[..text.IndexOf('>', StringComparison.Ordinal)], text[(text.IndexOf('>', StringComparison.Ordinal) + 1)..]);
        var slash = from.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(from, "Done", to) : new(from[..slash], from[(slash + 1)..], to);
    }
}
