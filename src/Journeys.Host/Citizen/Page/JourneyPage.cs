namespace Journeys.Host.Citizen;

/// <summary>The citizen's one page, in the order it is read. Every text is final: the markup adds none.</summary>
public sealed record JourneyPage(
    Guid Journey,
    long Version,
    string Title,
    string Lead,
    string? Notice,
    NextStep? Next,
    string NothingNext,
    string Progress,
    int Done,
    int All,
    string CardsTitle,
    IReadOnlyList<Card> Cards,
    IReadOnlyList<PhaseSection> Phases,
    IReadOnlyList<PersonHere> People,
    IReadOnlyList<HistoryLine> History)
{
    /// <summary>What may be done until a day, beside what must be.</summary>
    public IReadOnlyList<Card> Choices { get; init; } = [];

    /// <summary>Above the one thing to do, or that all is over.</summary>
    public required string NextTitle { get; init; }

    /// <summary>The journey has ended, and nothing more is awaited.</summary>
    public bool Over { get; init; }

    /// <summary>Whether the person may take all of it back.</summary>
    public bool MayWithdraw { get; init; }
}

/// <summary>The one thing to do now.</summary>
public sealed record NextStep(string Text, string Bookmark, string? Due, bool Late, string? Consequence);

/// <summary>A card of the first screen; <paramref name="Anchor"/> is the step it is about, where it is about one.</summary>
public sealed record Card(string Text, string? Anchor);

/// <summary>A part of the page: the steps that concern the person, and apart from them those that do not apply.</summary>
public sealed record PhaseSection(string Id, string Title, IReadOnlyList<StepSection> Steps, IReadOnlyList<StepSection> NotApplicable);

/// <summary>A step, with one entry for each subject and part that it runs for (exactly one where it runs once).</summary>
public sealed record StepSection(
    string Id,
    string Title,
    string Lead,
    string Why,
    string? Law,
    string? Responsible,
    string? Several,
    bool Stands,
    bool Calm,
    string? Reason,
    IReadOnlyList<DayLine> Days,
    string? Consequence,
    IReadOnlyList<InstanceView> Instances)
{
    /// <summary>The step is to come: nothing has happened in it and nothing can be done, so it is told shortly.</summary>
    public bool Later { get; init; }

    /// <summary>The rules for which it applies stand with its why: it is to come, or done.</summary>
    public bool Folds => Instances.Count == 1 && (Later || Calm);

    /// <summary>Its subjects all stand alike with nothing more to say of any, so where they stand is said once.</summary>
    public bool Together { get; init; }
}

/// <summary>A step for one subject: where it stands and why, its days, its open tasks, its data and its receipts.</summary>
public sealed record InstanceView(
    string Key,
    string? Title,
    PageStatus Status,
    string StatusText,
    string? Reason,
    IReadOnlyList<DayLine> Days,
    IReadOnlyList<TaskLink> Tasks,
    OfferLink? Offer,
    string? Appeal,
    IReadOnlyList<DatumView> Collected,
    IReadOnlyList<DatumView> Given,
    IReadOnlyList<ReceiptLink> Receipts)
{
    /// <summary>Others than the viewer have answered, too.</summary>
    public bool GivenByOthers { get; init; }

    /// <summary>The rules for which the step applies, or does not.</summary>
    public IReadOnlyList<RuleReason> Rules { get; init; } = [];

    /// <summary>Where what the source says differs from what the person said.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>The sources that it was sent without; null where all have answered.</summary>
    public string? Without { get; init; }

    /// <summary>The figures of law that it stands on, and since when they are so.</summary>
    public IReadOnlyList<RuleReason> Figures { get; init; } = [];

    /// <summary>The request that may be taken back; null where none is open.</summary>
    public WithdrawLink? Withdraw { get; init; }
}

/// <summary>What a row of a table of rules says in plain words, and its law.</summary>
public sealed record RuleReason(string Text, string? Law);

/// <summary>A date that matters; <paramref name="Urgent"/> ones have passed without being met.</summary>
public sealed record DayLine(string Text, bool Urgent, bool Strong);

public sealed record TaskLink(string Bookmark, string Text, string Label, bool Primary);

/// <summary>A step that may be opened; <paramref name="Suggested"/> where an answer made it likely to be needed.</summary>
public sealed record OfferLink(string Instance, string Text, string Label, bool Suggested);

/// <summary>One value with its label, its source and time, and where it stands in the data; <paramref name="First"/> where another person or thing begins.</summary>
public sealed record DatumView(string Label, string Value, string Source, int Depth, bool First = false);

/// <summary>A request that is open and may be taken back.</summary>
public sealed record WithdrawLink(string Bookmark, string Text, string Label);

public sealed record ReceiptLink(string Number, string Text);

public sealed record PersonHere(string Name, string Role, string Since, bool You);

/// <summary>What happened; <paramref name="About"/> are those it happened for at once, where they are several.</summary>
public sealed record HistoryLine(string Time, string Iso, string Text, string? Receipt, IReadOnlyList<string> About);
