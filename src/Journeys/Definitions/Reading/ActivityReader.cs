namespace Journeys.Definitions.Reading;

/// <summary>Reads an activity of the flowchart: ours, and those of Elsa's that this engine runs.</summary>
internal sealed class ActivityReader(Draft draft)
{
    private static readonly string[] Steps = ["Journeys.AgencyStep", "Journeys.CitizenTask", "Journeys.FetchEvidence", "Journeys.RegisterFact", "Journeys.Notify"];
    private static readonly IReadOnlyList<string> Known = [.. LeafReader.Types, .. BlockReader.Types, .. Steps];

    /// <summary>Reads it and what it holds; its id, where it has one. <paramref name="parent"/> is the block that it runs in.</summary>
    public string? Read(Place unnamed, string? parent = null)
    {
        if (!unnamed.IsObject)
        {
            unnamed.Expected("an activity, an object");
            return null;
        }
        if (ReadId(unnamed) is not { } id) return null;
        var place = unnamed.Within(id);
        var custom = place["customProperties"];
        custom.Members();
        place["metadata"].Members();
        place["nodeId"].Text();
        RefuseAsynchronous(place, custom);
        var canStart = (custom["canStartWorkflow"].Flag() ?? false) | (place["canStartWorkflow"].Flag() ?? false);
        // Its place among the others is that of the file: before what it holds.
        var at = draft.Nodes.Count;
        draft.Nodes.Add(new Node(id, place, null, new Dictionary<string, PortRule>(), canStart, parent));
        var before = place.Found;
        var activity = ReadTyped(place, id, place["name"].Text() ?? id, canStart);
        if (activity is null && place.Found == before) place.Fault("it cannot be read.", "Compare it with another of its type.");
        var ports = activity is Step step ? step.Ports : ReadElsaPorts(place, custom["journeys"]);
        draft.Nodes[at] = draft.Nodes[at] with { Activity = activity is null ? null : activity with { Parent = parent }, Ports = ports };
        return id;
    }

    private string? ReadId(Place place)
    {
        if (place["id"].RequiredText() is not { } id) return null;
        if (!Names.IsActivity(id)) place["id"].Fault($"'{id}' is no id.", "Write letters, digits, dots and hyphens, at most 100.");
        if (draft.Nodes.Any(n => n.Id == id))
        {
            place["id"].Within(id).Fault($"two activities have the id '{id}'.", "Give each an id of its own.");
            NoteStep(place);
            return null;
        }
        return id;
    }

    private static void RefuseAsynchronous(Place place, Place custom)
    {
        foreach (var flag in new[] { custom["runAsynchronously"], place["runAsynchronously"] })
            if (flag.Flag() == true) flag.Fault("an activity cannot run asynchronously: each step is one commit.", "Write false.");
    }

    private Activity? ReadTyped(Place place, string id, string name, bool canStart)
    {
        if (place["version"] is { Exists: true } version && version.Whole(least: 1) is not (null or 1))
            version.Fault("only version 1 of an activity is known.", "Write 1.");
        var inputs = new InputReader(draft, place, id);
        return place["type"].RequiredText() switch
        {
            null => NoteStep(place),
            { } type when BlockReader.Types.Contains(type) => new BlockReader(draft, place, inputs, id, name).Read(type),
            { } type when LeafReader.Types.Contains(type) => new LeafReader(draft, place, inputs, id, name).Read(type),
            { } type when Steps.Contains(type) => new StepReader(draft, place, inputs, id, name).Read(type["Journeys.".Length..], canStart),
            { } type => Refuse(place, type),
        };
    }

    private Activity? Refuse(Place place, string type)
    {
        place["type"].Fault($"activities of the type '{type}' are not run here.", type switch
        {
            "Elsa.Timer" or "Elsa.Cron" => "It starts workflows by the clock. Begin with a register's fact, and give the step that waits a deadline, or wait by Elsa.Delay or Elsa.StartAt.",
            "Elsa.For" => "Use Elsa.ForEach, or Elsa.While with a variable.",
            "Elsa.HttpEndpoint" or "Elsa.SendHttpRequest" or "Elsa.FlowSendHttpRequest" or "Elsa.WriteHttpResponse" => "An agency is asked by Journeys.AgencyStep or Journeys.FetchEvidence.",
            "Elsa.RunJavaScript" or "Elsa.RunCSharp" or "Elsa.RunPython" => "Write the expression in the input that needs it; keep a value by Elsa.SetVariable.",
            _ => Nearest.Remedy(type, Known),
        });
        return NoteStep(place);
    }

    /// <summary>Keeps the step's id, so that references to it are not findings too.</summary>
    private Activity? NoteStep(Place place)
    {
        if (place["customProperties"]["journeys"]["step"].Node is { } step && step.GetValueKind() == System.Text.Json.JsonValueKind.String)
            draft.StepIds.Add(step.GetValue<string>());
        return null;
    }

    private static Dictionary<string, PortRule> ReadElsaPorts(Place place, Place journeys)
    {
        if (place["type"].Node?.ToString() is not { } type || !type.StartsWith("Elsa.", StringComparison.Ordinal) || !Known.Contains(type)) return [];
        journeys.Only(type is "Elsa.ExecuteWorkflow" or "Elsa.DispatchWorkflow" ? ["ports", "facts"] : ["ports"]);
        return OutcomeReader.ReadPorts(journeys["ports"]);
    }
}
