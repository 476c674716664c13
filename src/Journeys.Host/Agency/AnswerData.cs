using System.Text.Json;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Agency;

/// <summary>The data of an answer: the outcome, what goes with any decision, and the service's own <paramref name="Content"/>.</summary>
public sealed record AnswerData(
    Outcome Outcome,
    string? DecisionId,
    string? Supersedes,
    Outcome? As,
    DateOnly? NewDate,
    DateOnly? DueDate,
    string? ForwardedTo,
    JsonElement? Content,
    JsonElement All)
{
    /// <summary>The day the person got the decision, where the agency says it.</summary>
    public DateOnly? ServedOn { get; init; }

    /// <summary>How the decision is tried again, where the agency says it.</summary>
    public AppealNotice? Appeal { get; init; }

    /// <summary>The outcome that holds when the answer has been applied; null where it holds none.</summary>
    public Outcome? Holds => Outcome switch
    {
        Outcome.Corrected => As,
        Outcome.Annulled => null,
        _ => Outcome,
    };
}
