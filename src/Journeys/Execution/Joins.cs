using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>What has come to an activity of a flowchart, and how often it was entered or skipped for it.</summary>
internal static class Joins
{
    public static (int Visits, List<ConnectionVisits?> Inbound) At(Turn turn, Spot beside, string activity)
    {
        // Entries by a back connection are not the forward connections' doing.
        var key = beside.Beside(activity);
        var earlier = beside.ParentKey(turn.Definition) is { } flowchart ? turn.Journey.Blocks.Find(flowchart)?.Before.Find(key) ?? 0 : 0;
        var visits = turn.Journey.Visits.Find(key) - earlier;
        List<ConnectionVisits?> inbound = [];
        foreach (var connection in turn.Definition.Index.Inbound(activity))
        {
            var arrived = turn.Journey.Connections.Find(beside.Beside(connection.Id));
            if (turn.Definition.Index.IsBack(connection))
                visits -= arrived?.Count ?? 0;
            else
                inbound.Add(arrived);
        }

        return (visits, inbound);
    }
}
