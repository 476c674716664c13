using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>What a journey's events tell other journeys: those that it started, the one that started it, those that wait for its events.</summary>
internal static class ChildMessages
{
    public static IEnumerable<object> For(Definition definition, Journey after, IEnumerable<IJourneyEvent> events, DateTimeOffset at) =>
        events.Select(e => Of(definition, after, e, at)).OfType<object>();

    private static object? Of(Definition definition, Journey after, IJourneyEvent happened, DateTimeOffset at) => happened switch
    {
        ChildStarted e => new ChildStarting(
            e.Journey, after.Id, e.Bookmark, e.Definition, e.Correlation, after.Participants, PrincipalOf(definition, after), e.Input, at),
        EventPublished { Local: false } e => new EventSpreading(after.Id, e.Event, e.Correlation, e.Payload, at),
        ChildCancelled e => new ChildUnwanted(e.Journey, after.Id, at),
        JourneyEnded or JourneyCancelled when after.Parent is { } parent => new ChildOver(parent.Journey, parent.Bookmark, after.Status, after.AllFacts(), at),
        _ => null,
    };

    private static Guid? PrincipalOf(Definition definition, Journey journey)
    {
        var roles = definition.Index.Starters.Select(s => s.Principal?.Role).OfType<string>().ToList();
        return journey.Participants.Find(p => roles.Contains(p.Role))?.Person;
    }
}
