using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Law;
using Marten;

namespace Journeys.Host.Agency;

/// <summary>Puts what a journey asks and tells an agency into the agency's inbox, once, sealed.</summary>
public static class AgencyMessageHandler
{
    public static async Task Handle(
        AgencyMessages messages, IDocumentSession session, DefinitionCatalogue definitions, OutgoingData outgoing, PersonalData personal,
        AgencyCatalogue agencies, Inbox inbox, CancellationToken cancellation)
    {
        var (journey, recorded) = await ReadAsync(messages, session, definitions, cancellation);
        // It may have been migrated since.
        messages = messages with { Messages = [.. messages.Messages.Select(m => m with { Instance = journey.PresentName(m.Instance) })] };
        // Another host may hold what was decided earlier: a step's messages come to its agency in the order of the decisions.
        if (!await inbox.HasAllAsync(messages, recorded.SentBefore(messages), cancellation)) throw new OutOfTurnException();
        foreach (var message in messages.Messages)
        {
            var step = recorded.StepOf(journey, message.Instance);
            CheckPurpose(definitions, message, journey, step);
            var data = await outgoing.OfAsync(message, journey, recorded.Definition, step, recorded, cancellation);
            var id = RequestId.Of(message.Journey, message.Bookmark, message.Verb, message.Number);
            var level = agencies.Find(message.Agency)?.Services.GetValueOrDefault(message.Service)?.Description.ServiceLevel;
            var subject = recorded.AnswerBookmark(message.Instance) ?? message.Bookmark;
            var sealedData = await personal.SealedAsync(data, PersonOf(journey, message.Instance), cancellation);
            inbox.Queue(session, message, id, OutgoingEvent.Of(message, id, subject, journey, step, level, sealedData));
        }
    }

    /// <summary>Tried when it is sent, and not only when the file is read: an agreement ends, and what it requires is a fact of the case. What ends a case is always told.</summary>
    private static void CheckPurpose(DefinitionCatalogue definitions, AgencyMessage message, Journey journey, AgencyActivity step)
    {
        if (message.Verb is not (MessageVerb.Fetch or MessageVerb.Request or MessageVerb.Expected)
            || step.Agreement is not { } named || definitions.Reading.Agreements.GetValueOrDefault(named) is not { } agreement)
            return;
        if (AgreedPurpose.Refusal(agreement.Content, journey.Definition, journey.Fact, SwedishTime.DateOf(message.At)) is { } reason)
            throw new PurposeException(message.Instance, named, reason);
    }

    private static async Task<(Journey Journey, RecordedData Recorded)> ReadAsync(
        AgencyMessages messages, IDocumentSession session, DefinitionCatalogue definitions, CancellationToken cancellation)
    {
        var batch = session.CreateBatchQuery();
        var (loading, fetching) = (batch.Load<Journey>(messages.Journey), batch.Events.FetchStream(messages.Journey));
        await batch.Execute(cancellation);
        var journey = await session.InPresentFormAsync(messages.Journey, await loading, cancellation)
            ?? throw new InvalidOperationException($"The journey {messages.Journey} of a message to {messages.Agency} does not exist.");
        var definition = await definitions.WithHashAsync(journey.DefinitionHash, cancellation);
        return (journey, new([.. (await fetching).Select(e => e.Data).OfType<IJourneyEvent>()], definition));
    }

    private static Guid? PersonOf(Journey journey, string instance) =>
        (journey.Steps[instance].Subject is { } subject ? journey.Subjects.Find(subject) : null) ?? journey.Participants.FirstOrDefault()?.Person;
}
