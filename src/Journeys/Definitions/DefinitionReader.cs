using System.Text.Json.Nodes;
using Journeys.Definitions.Checks;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions;

/// <summary>Reads an Elsa 3 workflow definition and checks it. Bad input gives findings, all at once, never an exception.</summary>
public static class DefinitionReader
{
    public const int MostActivities = 1_000;
    public const int MostConnections = 5_000;

    public static DefinitionReading Read(string file, string text)
    {
        var findings = new FindingList(file);
        var json = JsonText.Parse(text, findings);
        var definition = json is null ? null : Read(new Place(findings, "$", null, json), findings);
        return new DefinitionReading(findings.All.Count == 0 ? definition : null, findings.All);
    }

    public static DefinitionReading Read(string file, JsonNode? json) => Read(file, json?.ToJsonString() ?? "null");

    private static Definition? Read(Place place, FindingList findings)
    {
        if (!place.IsObject)
        {
            place.Expected("a workflow definition, an object");
            return null;
        }
        var draft = new Draft();
        ReadParts(place, draft);
        draft.DoWhatWaited();
        var start = GraphChecks.Check(draft, place["root"]);
        var derived = DerivedOrder.Sort(draft);
        DeadlineCycles.Check(draft);
        PhaseCheck.Check(draft, place["customProperties"]["journeys"]["phases"]);
        var (id, version, name) = (ReadId(place["definitionId"]), ReadVersion(place["version"]), place["name"].RequiredText());
        return findings.All.Count > 0 || id is null || version is null || name is null || start is null
            ? null : Assemble(draft, id, version.Value, name, start, derived, CanonicalJson.Hash(place.Node!));
    }

    private static void ReadParts(Place place, Draft draft)
    {
        VariableReader.Read(draft, place["variables"]);
        VariableReader.ReadInputs(draft, place["inputs"]);
        place["customProperties"].Members();
        new JourneysReader(draft, place["customProperties"]["journeys"]).Read();
        ReadRoot(place["root"], draft);
    }

    private static void ReadRoot(Place root, Draft draft)
    {
        if (!root.Exists) root.Missing();
        if (root.Members().Count == 0) return;
        if (root["type"].RequiredText() is { } type && type != "Elsa.Flowchart")
            root["type"].Fault($"the root is '{type}', and a life event is a flowchart.", "Write Elsa.Flowchart.");
        VariableReader.Read(draft, root["variables"]);
        var (activities, connections) = (root["activities"].Items(), root["connections"].Items());
        if (activities.Count == 0) root["activities"].Fault("the flowchart has no activities.", "Write at least one.");
        if (activities.Count > MostActivities || connections.Count > MostConnections)
        {
            root.Fault($"the flowchart has {activities.Count} activities and {connections.Count} connections; at most {MostActivities} and {MostConnections} are read.",
                "Divide the life event into smaller ones.");
            return;
        }
        foreach (var activity in activities) new ActivityReader(draft).Read(activity);
        foreach (var connection in connections) new ConnectionReader(draft).Read(connection);
    }

    private static string? ReadId(Place place)
    {
        var id = place.RequiredText();
        if (id is null || Names.IsLifeEvent(id)) return id;
        place.Fault($"'{id}' is no id of a life event.", "Write small letters, digits and hyphens: the name of its folder.");
        return null;
    }

    private static int? ReadVersion(Place place)
    {
        if (!place.Exists) place.Missing();
        return place.Whole(least: 1);
    }

    private static Definition Assemble(
        Draft draft, string id, int version, string name, string start, IReadOnlyList<DerivedFact> derived, string hash) => new()
        {
            Id = id,
            Version = version,
            Name = name,
            Hash = hash,
            Facts = draft.Facts,
            Lists = draft.Lists,
            Derived = derived,
            RegisterFacts = draft.RegisterFacts,
            FirstScreen = draft.FirstScreen,
            Phases = [.. draft.Phases.Select(p => p.Phase)],
            Objects = draft.Objects,
            Variables = draft.Variables,
            Activities = draft.Nodes.ToDictionary(n => n.Id, n => n.Activity!),
            Connections = [.. draft.Links.Select(l => l.Connection)],
            Start = start,
        };
}
