using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>Something that happened in a journey. When it happened is its metadata's timestamp; personal data in it is sealed.</summary>
public interface IJourneyEvent;

/// <summary>What came from outside, with what came with it.</summary>
public interface IHoldsData : IJourneyEvent
{
    /// <summary>Sealed where it is personal; null where nothing came with it.</summary>
    JsonElement? Data { get; }
}

/// <summary>The journey began on a published definition, which it keeps.</summary>
public sealed record JourneyStarted(string Definition, int Version, string Hash) : IJourneyEvent;

/// <summary>A register reported a fact, corrected one (<paramref name="Supersedes"/>), or annulled it.</summary>
public sealed record RegisterFactRecorded(
    string Register, string Fact, string FactId, string? Supersedes, Outcome? As, JsonElement? Data) : IHoldsData;

/// <summary>An agency answered the step that waited at <paramref name="Bookmark"/>, or corrected an earlier answer.</summary>
public sealed record AnswerRecorded(
    string Bookmark,
    string Instance,
    Outcome Outcome,
    string? DecisionId,
    string? Supersedes,
    Outcome? As,
    DateOnly? NewDate,
    DateOnly? DueDate,
    string? ForwardedTo,
    JsonElement? Data) : IHoldsData
{
    /// <summary>It cannot come, by the definition: kept, but no step changes.</summary>
    public bool Void { get; init; }

    /// <summary>The day the person got the decision, where the agency said it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DateOnly? ServedOn { get; init; }

    /// <summary>How the decision is tried again, where the agency said it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AppealNotice? Appeal { get; init; }

    /// <summary>What makes a progress answer the same one again.</summary>
    internal string Fingerprint => $"{Outcome} {DecisionId} {NewDate:O} {DueDate:O} {ForwardedTo}";
}

/// <summary>An agency refused, in a decision of its own, the demand for a decision that was sent at <paramref name="Bookmark"/>.</summary>
public sealed record DemandRefused(string Bookmark, string Instance, string? DecisionId, JsonElement? Data) : IHoldsData;

/// <summary>A citizen sent in a task. <paramref name="DontKnow"/> are the questions answered "don't know".</summary>
public sealed record TaskSubmitted(
    string Bookmark, string Instance, Guid By, string Receipt, ImmutableList<string> DontKnow, JsonElement? Data) : IHoldsData
{
    /// <summary>Others must send in the same before the task is done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Joint { get; init; }
}

/// <summary>A citizen opened an offered step.</summary>
public sealed record OfferTaken(string Instance, int Visit, Guid By) : IJourneyEvent;

/// <summary>A day that the journey waited for came: a reminder, a last day, or the time to try again.</summary>
public sealed record DeadlinePassed(string Key, int Revision, DeadlineMark Mark) : IJourneyEvent;

/// <summary>An operator mended the journey by hand, for a reason that its people see.</summary>
public sealed record Intervened(string Id, Intervention Kind, string Target, string Reason, string By, DateOnly? Date) : IJourneyEvent;

public sealed record ParticipantJoined(Guid Person, string Role, string? Subject) : IJourneyEvent;

/// <summary>A register no longer names a person, who has no part in the journey any more.</summary>
public sealed record ParticipantLeft(Guid Person, string Role) : IJourneyEvent;

/// <summary>A list of subjects became known, whole, from one source.</summary>
public sealed record ListRecorded(string List, ImmutableList<ListMember> Members, string Source, bool SelfDeclared) : IJourneyEvent;

/// <summary>A member of a list: its id in the journey and, where the register names one, the person.</summary>
public sealed record ListMember(string Subject, Guid? Person);

/// <summary>Skeleton facts were derived from what a source said. The latest source that is not superseded wins.</summary>
public sealed record FactsRecorded(string Source, SortedMap<FactValue> Values) : IJourneyEvent;

/// <summary>A citizen answered "don't know": the facts stay unknown, but were asked for.</summary>
public sealed record FactsNotKnown(ImmutableList<string> Facts) : IJourneyEvent;

/// <summary>What a source said no longer holds.</summary>
public sealed record FactsWithdrawn(string Source) : IJourneyEvent;

/// <summary>Derived facts came to new values; null is unknown.</summary>
public sealed record FactsDerived(SortedMap<FactValue?> Values) : IJourneyEvent;

/// <summary>The conditions of steps came to new values; null is unknown.</summary>
public sealed record StepsAssessed(ImmutableList<StepAssessment> Steps) : IJourneyEvent;

public sealed record StepAssessment(string Instance, string Activity, string? Subject, string? Part, bool? Applies, bool? Ready);

public sealed record VariableAssigned(string Variable, FactValue? Value) : IJourneyEvent;

public sealed record ActivityEntered(string Activity, int Visit) : IJourneyEvent;

/// <summary>A token left an activity, or a skipped branch passed it (<paramref name="Ports"/> empty): the connections it followed, and those it passed by.</summary>
public sealed record ActivityLeft(
    string Activity, ImmutableList<string> Ports, ImmutableList<string> Followed, ImmutableList<string> Skipped) : IJourneyEvent;

/// <summary>A last day was missed: the connections of the step's Missed port were followed, and the step stays open.</summary>
public sealed record MissedFollowed(string Activity, ImmutableList<string> Followed) : IJourneyEvent;

/// <summary>The citizen has something to do at <paramref name="Bookmark"/>; <paramref name="About"/> names the facts or questions.</summary>
public sealed record TaskOpened(
    string Bookmark, string Instance, TaskKind Kind, DateOnly? Due, ImmutableList<string> About) : IJourneyEvent
{
    /// <summary>How an appeal goes, where it is not the way that the step names first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AppealWay? Way { get; init; }
}

/// <summary>An agency's own words on how its decision is tried again: <c>none</c> where it is not, else by whom and within how many days.</summary>
public sealed record AppealNotice(string Kind, string? Body, int? Days);

/// <summary>Who tries a decision again (null: whoever tries the decision in the case, by a step of its own), and how; <paramref name="OfDemand"/> where the decision refused a demand.</summary>
public sealed record AppealWay(string Kind, string? Body, bool OfDemand);

/// <summary>An agency was asked for <paramref name="Service"/>; the journey waits at <paramref name="Bookmark"/>.</summary>
public sealed record AgencyAsked(string Bookmark, string Instance, string Agency, string Service, MessageVerb Verb, int Attempt) : IJourneyEvent;

/// <summary>An agency was told something that needs no answer of its own: a reply, a withdrawal, a notice.</summary>
public sealed record AgencyTold(string Bookmark, string Instance, string Agency, string Service, MessageVerb Verb, int Number) : IJourneyEvent;

/// <summary>The journey waits for a register's fact at <paramref name="Bookmark"/>.</summary>
public sealed record FactAwaited(string Bookmark, string Instance, string Register, string Fact) : IJourneyEvent;

/// <summary>An offered step stands open to the person.</summary>
public sealed record StepOffered(string Instance) : IJourneyEvent;

public sealed record OfferLapsed(string Instance) : IJourneyEvent;

/// <summary>A step for one subject ended by a port. <paramref name="Held"/>: its token waits for the outcome to change.</summary>
public sealed record StepEnded(string Instance, string Port, Outcome? Outcome, bool Held) : IJourneyEvent;

public sealed record BookmarkClosed(string Bookmark) : IJourneyEvent;

/// <summary>Last days were set, moved, met or taken away. Each change is a new revision; only the current one decides.</summary>
public sealed record DeadlinesRevised(ImmutableList<DeadlineRevision> Deadlines) : IJourneyEvent;

/// <summary>A last day as it now stands. <paramref name="Date"/> null: no longer armed. Provisional ones are shown, never fired.</summary>
public sealed record DeadlineRevision(
    string Step,
    string? Subject,
    string Name,
    int Revision,
    DateOnly? Date,
    DateTimeOffset? At,
    bool Provisional,
    bool Hard,
    bool Met,
    ImmutableList<DateOnly> Reminders)
{
    public string Key => DeadlineKey.Of(Step, Subject, Name);
}

public sealed record StepSuggested(string Step, string Because) : IJourneyEvent;

/// <summary>The cards of the first screen, one a slot.</summary>
public sealed record CardsChosen(ImmutableList<string> Cards) : IJourneyEvent;

/// <summary>Something came that the definition says cannot, or a condition could not be evaluated; no step changed.</summary>
public sealed record IncidentRaised(string Instance, string Reason) : IJourneyEvent;

/// <summary>Nothing more is to be done; only lapsed offers and rights clocks remain.</summary>
public sealed record JourneyEnded : IJourneyEvent;

/// <summary>The fact that began the journey was annulled; every wait is closed.</summary>
public sealed record JourneyCancelled(string Reason) : IJourneyEvent;

public enum DeadlineMark
{
    Reminder,
    Due,
    Retry,

    /// <summary>An agency's own time is over: a decision may be demanded, or a demand was not answered.</summary>
    Delay,

    /// <summary>A step's window opens, or the day came that ends it.</summary>
    Opens,
}

/// <summary>What an operator may do to a running journey.</summary>
public enum Intervention
{
    /// <summary>Ask an agency that has not answered once more.</summary>
    Retry,

    /// <summary>End a step that cannot be done; what follows goes on as if it did not apply.</summary>
    Skip,

    /// <summary>Move a last day later.</summary>
    Extend,

    /// <summary>End the whole journey; every agency that was asked is told.</summary>
    Cancel,
}

/// <summary>What a task asks of the citizen.</summary>
public enum TaskKind
{
    /// <summary>The step's own questions.</summary>
    Task,

    /// <summary>Send the step's request.</summary>
    Send,

    /// <summary>Complete what the agency asked for.</summary>
    Info,

    /// <summary>Check a finished step: what it was built on has changed.</summary>
    Check,

    /// <summary>Answer what was answered "don't know", or take the manual track.</summary>
    Ask,

    /// <summary>Contact the agency yourself and record what it said.</summary>
    Manual,

    /// <summary>The right to have a decision tried again.</summary>
    Appeal,

    /// <summary>The right to demand a decision that is late (förvaltningslagen (2017:900) 12 §).</summary>
    Demand,
}

/// <summary>The verb of a message to an agency, part of its CloudEvents type.</summary>
public enum MessageVerb
{
    Request,
    Expected,
    Fetch,
    Reply,
    Withdraw,
    Notice,

    /// <summary>The person demands the decision; the agency decides, or refuses the demand, within four weeks.</summary>
    Demand,
}
