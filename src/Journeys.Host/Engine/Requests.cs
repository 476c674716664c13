using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>The messages to agencies that a journey's events call for: one an agency, so that none waits for another's.</summary>
internal static class Requests
{
    public static IEnumerable<AgencyMessages> For(Guid journey, IEnumerable<IJourneyEvent> events, DateTimeOffset at) =>
        Each(journey, events, at).GroupBy(m => m.Agency).Select(same => new AgencyMessages(journey, same.Key, [.. same]));

    private static IEnumerable<AgencyMessage> Each(Guid journey, IEnumerable<IJourneyEvent> events, DateTimeOffset at)
    {
        foreach (var @event in events)
        {
            if (@event is AgencyAsked asked)
                yield return new(journey, asked.Bookmark, asked.Instance, asked.Agency, asked.Service, asked.Verb, asked.Attempt, at);
            if (@event is AgencyTold told)
                yield return new(journey, told.Bookmark, told.Instance, told.Agency, told.Service, told.Verb, told.Number, at);
        }
    }
}
