using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Marten;

namespace Journeys.Host.Agency;

/// <summary>Puts what a journey asks or tells an agency into the agency's inbox, once, sealed.</summary>
public static class AgencyMessageHandler
{
    public static async Task Handle(
        AgencyMessage message, IDocumentSession session, DefinitionCatalogue definitions, OutgoingData outgoing, PersonalData personal,
        AgencyCatalogue agencies, Inbox inbox, CancellationToken cancellation)
    {
        var journey = await session.LoadAsync<Journey>(message.Journey, cancellation)
            ?? throw new InvalidOperationException($"The journey {message.Journey} of a message to {message.Agency} does not exist.");
        var definition = await definitions.WithHashAsync(journey.DefinitionHash, cancellation);
        if (definition.Activities.GetValueOrDefault(journey.Steps[message.Instance].Activity) is not AgencyActivity step)
            throw new InvalidOperationException($"{message.Instance} of journey {message.Journey} is no agency's step.");
        var recorded = new RecordedData(
            [.. (await session.Events.FetchStreamAsync(message.Journey, token: cancellation)).Select(e => e.Data).OfType<IJourneyEvent>()], definition);
        var data = await outgoing.OfAsync(message, journey, definition, step, recorded, cancellation);
        var id = RequestId.Of(message.Journey, message.Bookmark, message.Verb, message.Number);
        var level = agencies.Find(message.Agency)?.Services.GetValueOrDefault(message.Service)?.Description.ServiceLevel;
        var subject = recorded.AnswerBookmark(message.Instance) ?? message.Bookmark;
        var sealedData = await personal.SealedAsync(data, PersonOf(journey, message.Instance), cancellation);
        inbox.Queue(session, message, id, OutgoingEvent.Of(message, id, subject, journey, step, level, sealedData));
    }

    private static Guid? PersonOf(Journey journey, string instance) =>
        (journey.Steps[instance].Subject is { } subject ? journey.Subjects.Find(subject) : null) ?? journey.Participants.FirstOrDefault()?.Person;
}
