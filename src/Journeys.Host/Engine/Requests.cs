using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>The messages to agencies that a journey's events call for.</summary>
internal static class Requests
{
    public static IEnumerable<AgencyMessage> For(Guid journey, IEnumerable<IJourneyEvent> events, DateTimeOffset at)
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
