using System.Text.Json;
using Journeys.Execution;
using Journeys.Law;
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
    JsonElement? Data);

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

/// <summary>A journey asks or tells an agency something. Holds no data: who receives this reads it from the journey.</summary>
public sealed record AgencyMessage(
    Guid Journey,
    string Bookmark,
    string Instance,
    string Agency,
    string Service,
    MessageVerb Verb,
    int Number,
    DateTimeOffset At);
