using Journeys.Law;

namespace Journeys.Definitions;

/// <summary>Whether an offered step can be opened once or again and again; offered steps never hold anyone up.</summary>
public enum Offer
{
    No,
    Once,
    Repeatable,

    /// <summary>Opens by itself, once, as soon as it applies and is ready; until then it is nobody's concern.</summary>
    Automatic,
}

/// <summary>For whom a step runs: each member of a list, and each part (a benefit) for that member; without a list, each part alone.</summary>
public sealed record SubjectRule(string? List, IReadOnlyList<string> Parts);

/// <summary>What differs from the profile's default for one outcome; <paramref name="Unreachable"/> gives the reason why it cannot come.</summary>
public sealed record OutcomeRule(
    string? Unreachable,
    string? Suggest,
    IReadOnlyDictionary<string, Expression> Facts,
    bool GoOn,
    RevisitRule? Revisit);

/// <summary>An answer that asks for another task's next visit; <paramref name="When"/>, over the answer's data, where it does not always.</summary>
public sealed record RevisitRule(string Step, Expression? When = null);

public enum PortKind
{
    Ends,
    Waits,
    Unreachable,
}

/// <summary>A port that no connection leaves: the branch ends, the token waits, or it cannot happen; with the reason.</summary>
public sealed record PortRule(PortKind Kind, string Reason);

public enum QuestionType
{
    YesNo,
    Enum,
    Date,
    Text,
    Person,

    /// <summary>A whole number, not negative: an amount in kronor, a number of seats.</summary>
    Count,
}

/// <summary>
/// One question to a citizen. Text and person answers are sealed and never facts. <paramref name="Many"/>: a list of
/// up to <paramref name="Max"/> answers, each with its own <paramref name="Fields"/>.
/// </summary>
public sealed record Question(
    string Id,
    QuestionType Type,
    IReadOnlyList<string> Options,
    bool DontKnow,
    bool Optional,
    Expression? AskIf,
    string? Object,
    bool Many,
    int Max,
    IReadOnlyList<Question> Fields);

/// <summary>A step of a life event: what an agency, a register or a citizen does, with its law, data and last day.</summary>
public abstract record Step(string Id, string Name) : Activity(Id, Name)
{
    /// <summary>The step's id in texts, scenarios and bookmarks, such as <c>B17</c>.</summary>
    public required string StepId { get; init; }
    public required string TextKey { get; init; }
    public Expression? Applies { get; init; }
    public Expression? Ready { get; init; }
    public IReadOnlyList<string> LegalBasis { get; init; } = [];
    public string? Agreement { get; init; }
    public IReadOnlyList<string> ObjectsIn { get; init; } = [];
    public IReadOnlyList<string> ObjectsOut { get; init; } = [];
    public IReadOnlyDictionary<string, Expression> Facts { get; init; } = new Dictionary<string, Expression>();
    public IReadOnlyList<ListRule> Lists { get; init; } = [];
    public Deadline? Deadline { get; init; }
    public IReadOnlyDictionary<string, OutcomeRule> Outcomes { get; init; } = new Dictionary<string, OutcomeRule>();
    public IReadOnlyDictionary<string, PortRule> Ports { get; init; } = new Dictionary<string, PortRule>();
    public IReadOnlyList<SubjectRule> Subjects { get; init; } = [];

    /// <summary>The lists that its subjects are read from; none where it runs for parts alone.</summary>
    public IEnumerable<string> SubjectLists => Subjects.Select(s => s.List).OfType<string>();
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>What to ask when the agency needs more information; a free text where empty.</summary>
    public IReadOnlyList<Question> InfoQuestions { get; init; } = [];
    public Offer Offered { get; init; }

    /// <summary>An offer that is a right: the journey stays open for it until its last day has passed.</summary>
    public bool Right { get; init; }
    public Appeal? Appeal { get; init; }
    public bool Refile { get; init; }
    public bool Revisit { get; init; }
    public bool SelfDeclared { get; init; }
    public bool CancelOnNotApplicable { get; init; }
    public PauseRule PauseRule { get; init; }

    /// <summary>Who acts in it; empty where all who take part do.</summary>
    public IReadOnlyList<RoleRule> For { get; init; } = [];

    /// <summary>Who may know of it; empty where all who take part may.</summary>
    public IReadOnlyList<RoleRule> SeenBy { get; init; } = [];

    /// <summary>Facts that are true where what this step's source says differs from what the person said.</summary>
    public IReadOnlyList<string> Differs { get; init; } = [];

    /// <summary>The dated figures that the step stands on, each with the fact that holds its day.</summary>
    public IReadOnlyDictionary<string, string> Figures { get; init; } = new Dictionary<string, string>();

    /// <summary>How soon an answer is aimed at; null where the file does not say.</summary>
    public Period? ServiceTarget { get; init; }

    /// <summary>The rule for an outcome: its own, else that of the outcomes not named, else none.</summary>
    public OutcomeRule? RuleFor(Outcome outcome) =>
        Outcomes.TryGetValue(outcome.ToString(), out var own) ? own : Outcomes.GetValueOrDefault("*");
}

/// <summary>How a request comes about: sent by the citizen, sent by itself, or by a task's submission.</summary>
public enum Profile
{
    /// <summary>Decision on request.</summary>
    DR,

    /// <summary>Ex officio: the agency acts by itself and is told which answer is expected.</summary>
    EX,

    /// <summary>Fetch from the source.</summary>
    FE,

    /// <summary>Insurance claim.</summary>
    CL,
}

/// <summary>A step that an agency answers.</summary>
public abstract record AgencyActivity(string Id, string Name) : Step(Id, Name)
{
    /// <summary>The agency that is asked; of several the first, as their representative.</summary>
    public required string Agency { get; init; }

    /// <summary>Where each instance has an agency of its own: whether the part or a fact of the subject names it, and all that it may name.</summary>
    public AgencyChoice? Choice { get; init; }
    public required string Service { get; init; }
    public required Profile Profile { get; init; }

    /// <summary>The step whose agency, where it handed the case on, is asked here too; null where the step's own is.</summary>
    public string? AgencyOf { get; init; }
}

/// <summary>How a step that asks several agencies finds each one's: <paramref name="Fact"/> of the subject holds its id, or the part is its id where there is no fact.</summary>
public sealed record AgencyChoice(string? Fact, IReadOnlyList<string> Agencies);

/// <summary>Asks an agency for a decision. <see cref="Request"/>: <c>citizen</c>, <c>automatic</c> or the id of the task whose submission is the request.</summary>
public sealed record AgencyStep(string Id, string Name) : AgencyActivity(Id, Name)
{
    public required string Request { get; init; }

    /// <summary>Why no decision may be demanded here when it is late; null where the law's own rule holds.</summary>
    public string? NoDelayDemand { get; init; }

    /// <summary>Why the request may not be taken back by the person; null where it may until it is decided.</summary>
    public string? NoWithdrawal { get; init; }
}

/// <summary>Fetches evidence from the authority that is its source.</summary>
public sealed record FetchEvidence(string Id, string Name) : AgencyActivity(Id, Name)
{
    /// <summary>How long those who come after wait for a source that is silent; null where they wait until it answers.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>Tells an agency something; waits for nothing.</summary>
public sealed record Notify(string Id, string Name) : AgencyActivity(Id, Name);

/// <summary>Asks the citizen to do or answer something.</summary>
public sealed record CitizenTask(string Id, string Name) : Step(Id, Name)
{
    /// <summary>Ends the task by itself when true: what it asks for was seen elsewhere, a payment say. Without questions it cannot be sent in.</summary>
    public Expression? DoneWhen { get; init; }

    /// <summary>The roles whose every participant must send in the same; empty for a task that one sends in for all.</summary>
    public IReadOnlyList<RoleRule> Joint { get; init; } = [];

    /// <summary>The tasks whose latest answers to the same questions are filled in from the start, so that only what has changed is written.</summary>
    public IReadOnlyList<string> Prefill { get; init; } = [];

    public bool EndsByItself => DoneWhen is not null && Questions.Count == 0;
}

/// <summary>Waits for a fact from a register; one that <see cref="Starts"/> begins the journey.</summary>
public sealed record RegisterFact(string Id, string Name) : Step(Id, Name)
{
    public required string Register { get; init; }
    public required string Fact { get; init; }
    public bool Starts { get; init; }
    public PrincipalRule? Principal { get; init; }

    /// <summary>Other registers that may report the same fact.</summary>
    public IReadOnlyList<string> AlsoFrom { get; init; } = [];

    /// <summary>
    /// Each such fact starts a journey of its own: a person may have several at once. Where later facts say which one they
    /// are about, by the starting fact's id: a path such as <c>data.notice</c>.
    /// </summary>
    public string? Matter { get; init; }

    public bool Takes(string register, string fact) => Fact == fact && (Register == register || AlsoFrom.Contains(register));
}
