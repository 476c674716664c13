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
        return new DefinitionReading(Read(text, findings, new Draft()), findings.All);
    }

    /// <summary>Fills the draft with all that can be read; gives a definition only where there is no finding.</summary>
    internal static Definition? Read(string text, FindingList findings, Draft draft)
    {
        if (JsonText.Parse(text, findings) is not { } json) return null;
        var place = new Place(findings, "$", null, json);
        if (!place.IsObject)
        {
            place.Expected("a workflow definition, an object");
            return null;
        }
        draft.Root = place;
        ReadParts(place, draft);
        draft.DoWhatWaited();
        if (!CheckSize(place["root"], draft)) return null;
        var start = GraphChecks.Check(draft, place["root"]);
        var derived = DerivedOrder.Sort(draft);
        DeadlineCycles.Check(draft);
        PhaseCheck.Check(draft, place["customProperties"]["journeys"]["phases"]);
        return findings.All.Count == 0 && draft.Beside.All(b => b.Place.Found == 0) ? Assemble(draft, place, start!, derived) : null;
    }

    private static void ReadParts(Place place, Draft draft)
    {
        CheckElsaFields(place);
        ReadHead(draft, place);
        VariableReader.Read(draft, place["variables"]);
        VariableReader.ReadInputs(draft, place["inputs"]);
        place["customProperties"].Members();
        new JourneysReader(draft, place["customProperties"]["journeys"]).Read();
        new MigratesReader(draft, place["customProperties"]["journeys"]["migrates"], place["version"]).Read();
        ReadRoot(place["root"], draft);
    }

    /// <summary>What only Elsa reads must still be of Elsa's types, or Studio cannot open the file.</summary>
    private static void CheckElsaFields(Place place)
    {
        foreach (var name in new[] { "$schema", "id", "description", "createdAt", "toolVersion" }) place[name].Text();
        foreach (var name in new[] { "isReadonly", "isSystem", "isLatest", "isPublished" }) place[name].Flag();
        place["outputs"].Items();
        place["outcomes"].Texts();
        place["options"].Members();
    }

    private static void ReadRoot(Place root, Draft draft)
    {
        if (!root.Exists) root.Missing();
        root.Members();
        if (!root.IsObject) return;
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

    /// <summary>With all that blocks hold.</summary>
    private static bool CheckSize(Place root, Draft draft)
    {
        if (draft.Nodes.Count <= MostActivities && draft.Links.Count <= MostConnections) return true;
        root.Fault($"the life event has {draft.Nodes.Count} activities and {draft.Links.Count} connections; at most {MostActivities} and {MostConnections} are read.",
            "Divide the life event into smaller ones.");
        return false;
    }

    private static void ReadHead(Draft draft, Place place)
    {
        draft.Id = place["definitionId"].RequiredText();
        if (draft.Id is { } id && !Names.IsLifeEvent(id))
            place["definitionId"].Fault($"'{id}' is no id of a life event.", "Write small letters, digits and hyphens: the name of its folder.");
        place["name"].RequiredText();
        if (!place["version"].Exists) place["version"].Missing();
        place["version"].Whole(least: 1);
    }

    private static Definition Assemble(Draft draft, Place place, string start, IReadOnlyList<DerivedFact> derived) => new()
    {
        Id = draft.Id!,
        Version = place["version"].Whole(least: 1)!.Value,
        Name = place["name"].Text()!,
        Hash = CanonicalJson.Hash(DefinitionContent.With(place.Node!, draft.Beside)),
        Facts = draft.Facts,
        Lists = draft.Lists,
        Derived = derived,
        Tables = [.. draft.Tables.Select(t => t.Table)],
        Figures = draft.Figures.ToDictionary(f => f.Key, f => f.Value.Figure),
        RegisterFacts = [.. draft.RegisterFacts.Select(r => r.Rule)],
        FirstScreen = draft.FirstScreen,
        ControlPoints = draft.ControlPoints,
        Phases = [.. draft.Phases.Select(p => p.Phase)],
        Objects = draft.Objects,
        Migrates = draft.Migrates,
        Variables = draft.Variables,
        Inputs = draft.Inputs,
        Activities = draft.Nodes.ToDictionary(n => n.Id, n => n.Activity!),
        Connections = [.. draft.Links.Select(l => l.Connection)],
        Start = start,
        Situation = place["customProperties"]["journeys"]["situation"].Text(),
        Begin = draft.Begin,
        Withdrawable = draft.Withdrawable,
    };
}
