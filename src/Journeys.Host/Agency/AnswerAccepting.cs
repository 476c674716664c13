using System.Text.Json.Nodes;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Law;
using Marten;

namespace Journeys.Host.Agency;

/// <summary>Checks an answer against the journey it answers, and makes it the engine's message, its data sealed.</summary>
public sealed class AnswerAccepting(DefinitionCatalogue definitions, PersonalData personal)
{
    public async Task<(object? Message, Problem? Problem)> CheckAsync(
        IDocumentSession session, AgencyEntry agency, CloudEvent @event, Guid receipt, DateTimeOffset now, CancellationToken cancellation)
    {
        if (@event is not { Journey: { } id, Subject: { } bookmark })
            return (null, Problems.Malformed(
                "An answer names its journey (extension journeyid) and its bookmark (subject), as the request did.",
                [.. Missing(@event)]));
        var step = await session.StateOfAsync(id, cancellation) is { } journey
            ? AskedStep.Find(journey, await definitions.WithHashAsync(journey.DefinitionHash, cancellation), bookmark, agency.Id)
            : null;
        if (step is null) return (null, Problems.UnknownStep(bookmark));
        var (answer, problem) = AnswerReader.Read(@event.Data, agency.Services.GetValueOrDefault(step.Step.Service)?.Answer);
        problem ??= TypeProblem(@event, step, answer!) ?? StateProblem(step, answer!) ?? await VersionProblemAsync(session, @event, id, cancellation);
        return problem is null ? (await MessageAsync(step, bookmark, answer!, receipt, now, cancellation), null) : (null, problem);
    }

    private static IEnumerable<ProblemPlace> Missing(CloudEvent @event)
    {
        if (@event.Journey is null) yield return new("/journeyid", "is required");
        if (@event.Subject is null) yield return new("/subject", "is required");
    }

    private static Problem? TypeProblem(CloudEvent @event, AskedStep step, AnswerData answer)
    {
        var type = MessageType.Of(step.Journey.Definition, step.Step.StepId, answer.Outcome);
        // An agency that was asked before the step was renamed knows it by the name that it had.
        var earlier = step.Journey.Renamed.Where(r => r.Value == step.Step.StepId).Select(r => MessageType.Of(step.Journey.Definition, r.Key, answer.Outcome));
        return @event.Type == type || earlier.Contains(@event.Type) ? null : Problems.Invalid(
            "The type does not say what the data says.", new ProblemPlace("/type", $"is not {type}"));
    }

    private static Problem? StateProblem(AskedStep step, AnswerData answer) => step.OnDemand && answer.Outcome is not (Outcome.Rejected or Outcome.Dismissed)
        ? Problems.Invalid(
            "A demand for a decision is refused by Rejected or Dismissed. The decision itself answers the request, at the demand's subject.",
            new ProblemPlace("/data/outcome", "is not Rejected or Dismissed"))
        : step.Closed is { } closed && Outcomes.GroupOf(answer.Outcome) != OutcomeGroup.Supersedes ? Problems.StepClosed(closed) : null;

    private static async Task<Problem?> VersionProblemAsync(
        IDocumentSession session, CloudEvent @event, Guid journey, CancellationToken cancellation)
    {
        if (@event.ExpectedVersion is not { } expected) return null;
        var actual = (await session.Events.FetchStreamStateAsync(journey, cancellation))?.Version ?? 0;
        return actual == expected ? null : Problems.OtherVersion(expected, actual);
    }

    private async Task<AnswerArrived> MessageAsync(
        AskedStep step, string bookmark, AnswerData answer, Guid receipt, DateTimeOffset now, CancellationToken cancellation)
    {
        var data = await personal.ArrivedAsync(Flat(answer), step.Person, cancellation);
        return new(
            step.Journey.Id, bookmark, answer.Outcome, receipt, now, answer.DecisionId, answer.Supersedes,
            answer.As, answer.NewDate, answer.DueDate, answer.ForwardedTo, data)
        {
            ServedOn = answer.ServedOn,
            Appeal = answer.Appeal,
        };
    }

    /// <summary>One object, as expressions read it: the content's fields, and what goes with any decision beside them.</summary>
    private static JsonObject Flat(AnswerData answer)
    {
        var flat = answer.Content is { } content ? JsonObject.Create(content)! : [];
        foreach (var field in answer.All.EnumerateObject().Where(f => f.Name is not ("content" or "outcome" or "as" or "supersedes")))
            flat[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        return flat;
    }
}
