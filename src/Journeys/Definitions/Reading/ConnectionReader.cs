namespace Journeys.Definitions.Reading;

/// <summary>Reads connections, in Elsa's nested form and in the older flat one.</summary>
internal sealed class ConnectionReader(Draft draft)
{
    public void Read(Place place)
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
        else if (IsThere(place["source"], source.Activity) & IsThere(place["target"], target.Activity))
            draft.Links.Add(new Link(connection, place.Within(source.Activity)));
    }

    private static (string? Activity, string? Port) End(Place end, Place flatPort)
    {
        if (!end.IsObject) return (end.RequiredText(), flatPort.Text());
        end.Only("activity", "port");
        return (end["activity"].RequiredText(), end["port"].Text());
    }

    private bool IsThere(Place end, string activity)
    {
        if (draft.Nodes.Any(n => n.Id == activity)) return true;
        end.Fault($"the file has no activity '{activity}'.", Nearest.Remedy(activity, draft.Nodes.Select(n => n.Id)));
        return false;
    }
}
