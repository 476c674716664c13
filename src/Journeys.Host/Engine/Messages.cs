using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Journeys.Execution;
using Journeys.Law;
using Wolverine;
using Wolverine.Attributes;

namespace Journeys.Host.Engine;

/// <summary>An accepted answer on its way to its journey. Its data is sealed; <paramref name="Receipt"/> is told what came of it.</summary>
[MessageIdentity("journeys.answer.v1")]
public sealed record AnswerArrived(
    Guid Journey,
    string Bookmark,
    Outcome Outcome,
    Guid Receipt,
    DateTimeOffset At,
    string? DecisionId,
    string? Supersedes,
    Outcome? As,
    DateOnly? NewDate,
    DateOnly? DueDate,
    string? ForwardedTo,
    JsonElement? Data)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DateOnly? ServedOn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AppealNotice? Appeal { get; init; }
}

/// <summary>An accepted register fact about <paramref name="Person"/>: it starts a journey, or enters those that the person is the principal of.</summary>
[MessageIdentity("journeys.fact.v1")]
public sealed record FactArrived(
    string Register,
    string Fact,
    string FactId,
    Guid Person,
    Guid Receipt,
    DateTimeOffset At,
    string? Supersedes,
    Outcome? As,
    JsonElement? Data);

/// <summary>A due row came. Its id is deterministic, so two hosts fire it once.</summary>
[MessageIdentity("journeys.deadline.v1")]
public sealed record DeadlineDue(Guid Journey, string Key, int Revision, DeadlineMark Mark, DateTimeOffset At);

/// <summary>All that one decision of a journey asks and tells one agency, in its order.</summary>
[MessageIdentity("journeys.agency-messages.v1")]
public sealed record AgencyMessages(Guid Journey, string Agency, IReadOnlyList<AgencyMessage> Messages);

/// <summary>
/// A journey asks or tells an agency something. Holds no data: who receives this reads it from the journey. Alone it was a
/// message until <see cref="AgencyMessages"/> came, and one that an earlier version has sent is still delivered.
/// </summary>
[MessageIdentity("journeys.agency-message.v1")]
public sealed record AgencyMessage(
    Guid Journey,
    string Bookmark,
    string Instance,
    string Agency,
    string Service,
    MessageVerb Verb,
    int Number,
    DateTimeOffset At) : IForwardsTo<AgencyMessages>
{
    public AgencyMessages Transform() => new(Journey, Agency, [this]);
}

/// <summary>A journey starts another one, <paramref name="Journey"/>: with its people, whom it is about, and facts.</summary>
[MessageIdentity("journeys.child-starting.v1")]
public sealed record ChildStarting(
    Guid Journey,
    Guid Parent,
    string Bookmark,
    string Definition,
    string? Correlation,
    ImmutableList<Participant> People,
    Guid? Principal,
    SortedMap<FactValue> Input,
    DateTimeOffset At);

/// <summary>A journey that <paramref name="Journey"/> started is over, with the facts it ended with.</summary>
[MessageIdentity("journeys.child-over.v1")]
public sealed record ChildOver(Guid Journey, string Bookmark, JourneyStatus Status, SortedMap<FactValue> Result, DateTimeOffset At);

/// <summary>A journey published an event: every other one that waits for it, of its correlation where it names one, is told.</summary>
[MessageIdentity("journeys.event-spreading.v1")]
public sealed record EventSpreading(Guid Journey, string Event, string? Correlation, FactValue? Payload, DateTimeOffset At);

/// <summary>An event that a journey waits for at a bookmark.</summary>
[MessageIdentity("journeys.event-arrived.v1")]
public sealed record EventArrived(Guid Journey, string Bookmark, FactValue? Payload, DateTimeOffset At);

/// <summary>Work that a journey asked for at a bookmark is done. Whoever does the work sends this.</summary>
[MessageIdentity("journeys.work-done.v1")]
public sealed record WorkDone(Guid Journey, string Bookmark, FactValue? Result, DateTimeOffset At);

/// <summary>The parent of <paramref name="Journey"/> no longer wants it.</summary>
[MessageIdentity("journeys.child-unwanted.v1")]
public sealed record ChildUnwanted(Guid Journey, Guid Parent, DateTimeOffset At);
