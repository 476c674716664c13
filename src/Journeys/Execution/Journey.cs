using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Journeys.Law;

namespace Journeys.Execution;

public enum JourneyStatus
{
    Running,
    Ended,
    Cancelled,
}

/// <summary>A journey folded from its events: what decisions need, and no personal data. Immutable; <see cref="Evolve"/> gives the next.</summary>
public sealed partial record Journey
{
    /// <summary>The shape of this state as stored; a stored state of another number is folded anew.</summary>
    public const int CurrentSchema = 6;

    // Read from JSON, a set has the culture's order, which is not the same everywhere.
    private static readonly ImmutableSortedSet<string> Ordinal = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    public static readonly Journey Initial = new();

    public Guid Id { get; init; }
    public int Schema { get; init; } = CurrentSchema;
    public string Definition { get; init; } = "";
    public int DefinitionVersion { get; init; }
    public string DefinitionHash { get; init; } = "";
    public JourneyStatus Status { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    [JsonInclude]
    public DateTimeOffset LastAt { get; private set; }
    public ImmutableList<Participant> Participants { get; init; } = [];
    public SortedMap<ListState> Lists { get; init; } = SortedMap<ListState>.Empty;

    /// <summary>The person behind each subject id, where a register named one.</summary>
    public SortedMap<Guid?> Subjects { get; init; } = SortedMap<Guid?>.Empty;
    public SortedMap<ImmutableList<FactWrite>> Facts { get; init; } = SortedMap<ImmutableList<FactWrite>>.Empty;
    public SortedMap<FactValue> Derived { get; init; } = SortedMap<FactValue>.Empty;

    /// <summary>Register facts by fact id, so that a repeated one is known.</summary>
    public SortedMap<RecordedFact> RegisterFacts { get; init; } = SortedMap<RecordedFact>.Empty;

    /// <summary>Facts that were asked for and answered "don't know".</summary>
    public ImmutableSortedSet<string> NotKnown { get; init => field = value.WithComparer(StringComparer.Ordinal); } = Ordinal;
    public SortedMap<FactValue> Variables { get; init; } = SortedMap<FactValue>.Empty;

    /// <summary>The blocks that run, by the key of their token.</summary>
    public SortedMap<BlockState> Blocks { get; init; } = SortedMap<BlockState>.Empty;

    /// <summary>The id by which events find the journey.</summary>
    public string? Correlation { get; init; }

    /// <summary>How often each activity was entered or skipped.</summary>
    public SortedMap<int> Visits { get; init; } = SortedMap<int>.Empty;

    /// <summary>How often each connection was visited, and whether the last visit followed it.</summary>
    public SortedMap<ConnectionVisits> Connections { get; init; } = SortedMap<ConnectionVisits>.Empty;

    /// <summary>The activities that hold a token, with the visit.</summary>
    public SortedMap<int> Tokens { get; init; } = SortedMap<int>.Empty;
    public SortedMap<StepState> Steps { get; init; } = SortedMap<StepState>.Empty;
    public SortedMap<Bookmark> Bookmarks { get; init; } = SortedMap<Bookmark>.Empty;
    public SortedMap<DeadlineState> Deadlines { get; init; } = SortedMap<DeadlineState>.Empty;
    public ImmutableSortedSet<string> Suggested { get; init => field = value.WithComparer(StringComparer.Ordinal); } = Ordinal;
    public ImmutableList<string> Cards { get; init; } = [];

    /// <summary>What could not be evaluated or should not have come, each once.</summary>
    public ImmutableSortedSet<string> Incidents { get; init => field = value.WithComparer(StringComparer.Ordinal); } = Ordinal;

    /// <summary>Decisions that were corrected or annulled, also before they came: they count no more.</summary>
    public ImmutableSortedSet<string> Superseded { get; init => field = value.WithComparer(StringComparer.Ordinal); } = Ordinal;

    /// <summary>The interventions that were taken, so that a repeated one is known.</summary>
    public ImmutableSortedSet<string> Interventions { get; init => field = value.WithComparer(StringComparer.Ordinal); } = Ordinal;

    /// <summary>The last days that an operator has set, by the deadline's key.</summary>
    public SortedMap<DateOnly> Extensions { get; init; } = SortedMap<DateOnly>.Empty;

    /// <summary>Whether a decision of an instance was corrected or annulled. Two agencies may number alike, so an id counts for its own step alone.</summary>
    public bool IsSuperseded(string instance, string decision) => Superseded.Contains(SupersededKey(instance, decision));

    private static string SupersededKey(string instance, string decision) => $"{instance} {decision}";

    /// <summary>How often each bookmark stem was used, so that bookmark ids never repeat.</summary>
    public SortedMap<int> Numbers { get; init; } = SortedMap<int>.Empty;

    /// <summary>Whether an agency has been asked for an instance and has not given its answer.</summary>
    public bool HasAnswerOpen(string instance) =>
        IsOpenAt(instance, b => b.Kind == BookmarkKind.Answer);

    /// <summary>Whether an instance waits for such a thing.</summary>
    internal bool IsOpenAt(string instance, Func<Bookmark, bool> which)
    {
        foreach (var bookmark in Bookmarks.Values)
            if (bookmark.Instance == instance && which(bookmark))
                return true;
        return false;
    }

    /// <summary>The ids of what an instance waits for, of such things.</summary>
    internal IReadOnlyList<string> OpenAt(string instance, Func<Bookmark, bool> which)
    {
        List<string>? open = null;
        foreach (var (id, bookmark) in Bookmarks)
            if (bookmark.Instance == instance && which(bookmark))
                (open ??= []).Add(id);
        return open ?? [];
    }

    /// <summary>The value of a fact or derived fact by full path; null where unknown.</summary>
    public FactValue? Fact(string path) =>
        Facts.TryGetValue(path, out var writes) && writes.Count > 0 ? writes[^1].Value
        : Derived.TryGetValue(path, out var derived) ? derived
        : null;
}

/// <summary>A person with a part in the journey; <paramref name="Subject"/> where they are one of its subjects too.</summary>
public sealed record Participant(Guid Person, string Role, string? Subject, DateTimeOffset From);

public sealed record ListState(ImmutableList<string> Members, bool SelfDeclared, string Source);

public sealed record FactWrite(string Source, FactValue Value);

public sealed record RecordedFact(string Register, string Fact, bool Valid);

public sealed record ConnectionVisits(int Count, bool Followed);

/// <summary>A block that runs: the items of its loop, the one it is at, whether it is to end, and the visits that its activities had before.</summary>
public sealed record BlockState(ImmutableList<FactValue> Items, int Index, bool Broken, SortedMap<int> Before);

/// <summary>A place where the journey waits for one input: a citizen's task, an agency's answer, a register's fact, the end of another journey, an event, work.</summary>
public sealed record Bookmark(string Instance, BookmarkKind Kind, TaskKind? Task, DateOnly? Due, ImmutableList<string> About)
{
    /// <summary>How an appeal goes, where it is not the way that the step names first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AppealWay? Way { get; init; }
}

public enum BookmarkKind
{
    Task,
    Answer,
    Fact,

    /// <summary>The end of a journey that this one started.</summary>
    Child,

    /// <summary>An event by name, which is what the bookmark is about.</summary>
    Event,

    /// <summary>Work that somebody outside was asked for.</summary>
    Work,

    /// <summary>An agency's refusal of a demand for a decision. The decision itself answers the request.</summary>
    Demand,
}

/// <summary>Where one step stands for one subject.</summary>
public sealed record StepState
{
    public required string Activity { get; init; }
    public string? Subject { get; init; }
    public string? Part { get; init; }
    public bool? Applies { get; init; }
    public bool? Ready { get; init; }
    public StepPhase Phase { get; init; }
    public int Visit { get; init; }
    public string? Port { get; init; }
    public Outcome? Outcome { get; init; }
    public string? DecisionId { get; init; }

    /// <summary>Decisions that a later one of the same step came after: each may still be corrected.</summary>
    public ImmutableSortedSet<string>? Earlier { get; init => field = value?.WithComparer(StringComparer.Ordinal); }
    public DateOnly? EndedOn { get; init; }

    /// <summary>The day the person got the decision, where the agency said it.</summary>
    public DateOnly? ServedOn { get; init; }

    /// <summary>How often the person has had the decision tried again: after a reconsideration comes what follows it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Appealed { get; init; }
    public DateOnly? SentOn { get; init; }

    /// <summary>The agency now responsible, where the case was forwarded.</summary>
    public string? Agency { get; init; }

    /// <summary>The day the agency named when it was delayed.</summary>
    public DateOnly? ExpectedBy { get; init; }
    public int Attempt { get; init; }

    /// <summary>The latest progress answer, so that a repeated one is known.</summary>
    public string? Progress { get; init; }
    public bool Unavailable { get; init; }

    /// <summary>A refusal that holds the token until it is changed.</summary>
    public bool Held { get; init; }

    /// <summary>The person was asked whether to withdraw, and let the request stand.</summary>
    public bool? LetStand { get; init; }

    /// <summary>The day the agency asked for what the application lacks, while it does.</summary>
    public DateOnly? IncompleteSince { get; init; }

    /// <summary>The day the application was complete, where it was not when it was sent.</summary>
    public DateOnly? CompleteOn { get; init; }

    /// <summary>How many days the agency has waited for what the application lacked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int PausedDays { get; init; }

    /// <summary>The day the decision was demanded: once in a case.</summary>
    public DateOnly? DemandedOn { get; init; }

    /// <summary>An offer that is over, also where an earlier visit of it was decided.</summary>
    public bool Lapsed { get; init; }

    public bool Ended => Phase == StepPhase.Ended;
}

public enum StepPhase
{
    NotEntered,
    Offered,
    WithCitizen,
    WithAgency,
    AwaitingFact,
    Ended,
}

/// <summary>A last day of a step for one subject.</summary>
public sealed record DeadlineState(DeadlineRevision Current, bool Missed, int RemindersSent)
{
    /// <summary>Its step was entered again since the day was set: what met it then meets it no more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Again { get; init; }
}

public static class DeadlineKey
{
    /// <summary>Readable and unique within a journey: <c>B17.child-2/B17</c>.</summary>
    public static string Of(string step, string? subject, string name) =>
        $"{step}{(subject is null ? "" : "." + subject)}/{name}";
}

public static class InstanceKey
{
    /// <summary>Readable and unique within a journey: <c>B17</c>, <c>B17.child-2</c>, <c>B10.survivor-1.omst</c>.</summary>
    public static string Of(string step, string? subject, string? part) =>
        step + (subject is null ? "" : "." + subject) + (part is null ? "" : "." + part);
}
