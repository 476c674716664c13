using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>What has come to an activity of a flowchart, and how often it was entered or skipped for it.</summary>
internal static class Joins
{
    public static (int Visits, List<ConnectionVisits?> Inbound) At(Turn turn, Spot beside, string activity)
    {
        // Entries by a back connection are not the forward connections' doing.
        var arrivals = turn.Definition.Index.Inbound(activity)
            .ToLookup(turn.Definition.Index.IsBack, c => turn.Journey.Connections.Find(beside.Beside(c.Id)));
        var key = beside.Beside(activity);
        var earlier = beside.ParentKey(turn.Definition) is { } flowchart ? turn.Journey.Blocks.Find(flowchart)?.Before.Find(key) ?? 0 : 0;
        return (turn.Journey.Visits.Find(key) - earlier - arrivals[true].Sum(v => v?.Count ?? 0), [.. arrivals[false]]);
    }
}
