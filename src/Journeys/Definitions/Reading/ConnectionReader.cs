namespace Journeys.Definitions.Reading;

/// <summary>Reads connections, in Elsa's nested form and in the older flat one.</summary>
internal sealed class ConnectionReader(Draft draft)
{
    /// <remarks>Of the block that is the flowchart, or of the one at the root where it is null.</remarks>
    public void Read(Place place, string? flowchart = null)
    {
        if (!place.IsObject)
        {
            place.Expected("a connection, an object");
            return;
        }
        var (source, target) = (End(place["source"], place["sourcePort"]), End(place["target"], place["targetPort"]));
        if (source.Activity is null || target.Activity is null) return;
        if (target.Port is not (null or "In")) place["target"].Fault($"an activity is entered by In, not by '{target.Port}'.", "Write In.");
        var connection = new Connection(source.Activity, source.Port ?? "Done", target.Activity);
        if (!draft.LinkIds.Add(connection.Id))
            place.Within(source.Activity).Fault($"the connection {connection.Source}/{connection.Port} to {connection.Target} stands twice.", "Keep one.");
        else if (IsThere(place["source"].Within(source.Activity), source.Activity, flowchart)
            & IsThere(place["target"].Within(source.Activity), target.Activity, flowchart))
            draft.Links.Add(new Link(connection, place.Within(source.Activity)));
    }

    private static (string? Activity, string? Port) End(Place end, Place flatPort)
    {
        if (!end.IsObject) return (end.RequiredText(), flatPort.Text());
        end.Only("activity", "port");
        return (end["activity"].RequiredText(), end["port"].Text());
    }

    private bool IsThere(Place end, string activity, string? flowchart)
    {
        var node = draft.Nodes.Find(n => n.Id == activity);
        if (node is null) end.Fault($"the file has no activity '{activity}'.", Nearest.Remedy(activity, draft.Nodes.Where(n => n.Parent == flowchart).Select(n => n.Id)));
        else if (node.Parent != flowchart) end.Fault($"'{activity}' runs in another flowchart or block.", "Connect the activities of one flowchart only.");
        return node is not null && node.Parent == flowchart;
    }
}
