using Journeys.Execution;

namespace Journeys.Host.Elsa.Instances;

/// <summary>Tells a journey as an Elsa workflow instance.</summary>
internal static class Instances
{
    public static InstanceAnswer Of(OpenedJourney opened)
    {
        var (journey, stands) = (opened.View.Journey, ExecutionStateAnswer.Of(opened.View.Journey));
        return new($"{opened.View.Definition.Name} {opened.Pseudonym}", new(
            opened.Pseudonym,
            journey.Definition,
            journey.DefinitionHash,
            journey.DefinitionVersion,
            stands.Status,
            stands.SubStatus,
            [.. journey.Bookmarks.Select(b => Bookmark(opened, b.Key, b.Value))],
            Incidents(opened),
            journey.StartedAt,
            journey.LastAt,
            journey.Status == JourneyStatus.Running ? null : journey.LastAt));
    }

    private static BookmarkAnswer Bookmark(OpenedJourney opened, string id, Bookmark bookmark)
    {
        var key = opened.View.Journey.Steps.Find(bookmark.Instance)?.Activity ?? bookmark.Instance;
        return new(id, $"{bookmark.Kind}", opened.Node(key).NodeId, Execution.IdOf(opened.Pseudonym, key, opened.View.Journey.Visits.Find(key)));
    }

    private static List<IncidentAnswer> Incidents(OpenedJourney opened) =>
    [
        .. from placed in opened.Executions.Events
           where placed.Entry.Event is IncidentRaised
           let node = opened.Node(placed.Key)
           select new IncidentAnswer(node.Id, node.NodeId, node.Type, ((IncidentRaised)placed.Entry.Event).Reason, placed.Entry.At),
    ];
}
