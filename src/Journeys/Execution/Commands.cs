using System.Text.Json;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>An input to a journey. It carries its own time; the decider has no clock.</summary>
public abstract record JourneyCommand
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>Where a caseworker gives it for a person; null where it comes from whom it is of.</summary>
    public OnBehalf? OnBehalf { get; init; }
}

/// <summary>Personal data that arrived: in clear, for the facts that are derived now, and sealed, as it is kept. Both null once erased.</summary>
public sealed record ArrivedData(JsonElement? Clear, JsonElement? Sealed)
{
    public static readonly ArrivedData None = new(null, null);
}

/// <summary>Begins a journey on a definition with the register fact that starts it.</summary>
public sealed record StartJourney(Guid Journey, RecordFact Fact) : JourneyCommand;

/// <summary>A person begins a journey, in the role that its definition says.</summary>
public sealed record BeginJourney(Guid Journey, Guid By) : JourneyCommand
{
    /// <summary>Who they are, as they have signed in: <c>person</c>, their number and name.</summary>
    public ArrivedData Data { get; init; } = ArrivedData.None;
}

/// <summary>A person takes back the request that is open at <paramref name="Bookmark"/>, before the agency has decided it.</summary>
public sealed record WithdrawRequest(string Bookmark, Guid By, string Receipt) : JourneyCommand;

/// <summary>A person takes back the whole journey: every request that is open.</summary>
public sealed record WithdrawJourney(Guid By, string Receipt) : JourneyCommand;

/// <summary>A register's fact, its correction or its annulment (<see cref="As"/>).</summary>
public sealed record RecordFact(string Register, string Fact, string FactId, ArrivedData Data) : JourneyCommand
{
    public string? Supersedes { get; init; }

    /// <summary>Corrected or Annulled, where it supersedes an earlier fact.</summary>
    public Outcome? As { get; init; }
}

/// <summary>An agency's answer at a bookmark, open or (for Corrected and Annulled) closed.</summary>
public sealed record RecordAnswer(string Bookmark, Outcome Outcome, ArrivedData Data) : JourneyCommand
{
    public string? DecisionId { get; init; }
    public string? Supersedes { get; init; }

    /// <summary>The outcome that now holds, for Corrected.</summary>
    public Outcome? As { get; init; }
    public DateOnly? NewDate { get; init; }
    public DateOnly? DueDate { get; init; }
    public string? ForwardedTo { get; init; }

    /// <summary>The day the person got the decision, where the agency knows it; else it is the day the answer comes.</summary>
    public DateOnly? ServedOn { get; init; }

    /// <summary>How the decision is tried again, where the agency says it: it holds over the definition's.</summary>
    public AppealNotice? Appeal { get; init; }
}

/// <summary>A citizen sends in a task. For a manual task <see cref="Outcome"/> is what the agency said; null hands it back.</summary>
public sealed record SubmitTask(string Bookmark, Guid By, string Receipt, ArrivedData Data) : JourneyCommand
{
    /// <summary>The questions answered "don't know".</summary>
    public IReadOnlyList<string> DontKnow { get; init; } = [];

    /// <summary>A manual task's recorded outcome, or WrittenOff where a check task withdraws the request.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The follow-up question cannot be answered: open the manual track.</summary>
    public bool Manual { get; init; }
}

/// <summary>A citizen opens an offered step.</summary>
public sealed record TakeOffer(string Instance, Guid By) : JourneyCommand;

/// <summary>
/// An operator mends a journey by hand. The reason is shown to the people of the journey. A repeated <see cref="Id"/>
/// decides nothing. <see cref="Target"/> is an instance; for <see cref="Intervention.Extend"/> a deadline's key; for
/// <see cref="Intervention.Cancel"/> the word <c>journey</c>. <see cref="By"/> is the operator's account, never a personal number.
/// </summary>
public sealed record Intervene(string Id, Intervention Kind, string Target, string Reason, string By) : JourneyCommand
{
    /// <summary>The new last day, for <see cref="Intervention.Extend"/>.</summary>
    public DateOnly? Date { get; init; }
}

/// <summary>A due row came: decides only if its revision is the current one.</summary>
public sealed record PassDeadline(string Key, int Revision, DeadlineMark Mark) : JourneyCommand;
