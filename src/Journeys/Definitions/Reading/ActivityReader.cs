namespace Journeys.Definitions.Reading;

/// <summary>Reads an activity of the flowchart: ours, and those of Elsa's that this engine runs.</summary>
internal sealed class ActivityReader(Draft draft)
{
    private static readonly string[] Types =
    [
        "Elsa.Start", "Elsa.FlowDecision", "Elsa.FlowFork", "Elsa.FlowJoin", "Elsa.FlowSwitch", "Elsa.SetVariable", "Elsa.ExecuteWorkflow", "Elsa.DispatchWorkflow", "Journeys.AgencyStep", "Journeys.CitizenTask",
        "Journeys.FetchEvidence", "Journeys.RegisterFact", "Journeys.Notify",
    ];

    private static readonly string[] Enders = ["Elsa.End", "Elsa.Finish", "Elsa.Complete"];

    public void Read(Place unnamed)
    {
        if (!unnamed.IsObject)
        {
            unnamed.Expected("an activity, an object");
            return;
        }
        if (ReadId(unnamed) is not { } id) return;
        var place = unnamed.Within(id);
        var custom = place["customProperties"];
        custom.Members();
        place["metadata"].Members();
        place["nodeId"].Text();
        RefuseAsynchronous(place, custom);
        var canStart = (custom["canStartWorkflow"].Flag() ?? false) | (place["canStartWorkflow"].Flag() ?? false);
        var activity = ReadTyped(place, id, place["name"].Text() ?? id, canStart);
        var ports = activity is Step step ? step.Ports : ReadElsaPorts(place, custom["journeys"]);
        draft.Nodes.Add(new Node(id, place, activity, ports, canStart));
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
            "Elsa.Start" => new StartActivity(id, name),
            "Elsa.FlowDecision" => ReadDecision(place, inputs, id, name),
            "Elsa.FlowFork" => ForkReader.ReadFork(place, inputs, id, name),
            "Elsa.FlowJoin" => ForkReader.ReadJoin(place, inputs, id, name),
            "Elsa.FlowSwitch" => SwitchReader.Read(place, inputs, id, name),
            "Elsa.ExecuteWorkflow" or "Elsa.DispatchWorkflow" => ChildReader.Read(draft, place, inputs, id, name),
            "Elsa.SetVariable" => ReadSetVariable(place, inputs, id, name),
            var type when type.StartsWith("Journeys.", StringComparison.Ordinal) && Types.Contains(type) =>
                new StepReader(draft, place, inputs, id, name).Read(type["Journeys.".Length..], canStart),
            var type => Refuse(place, type),
        };
    }

    private Activity? Refuse(Place place, string type)
    {
        place["type"].Fault($"activities of the type '{type}' are not run here.", type switch
        {
            _ when Enders.Contains(type) => "It would cancel the branches that still run. Let the branch end: declare the last port under ports as ends, with a reason.",
            "Elsa.Delay" or "Elsa.Timer" or "Elsa.Cron" or "Elsa.StartAt" => "Give the step that waits a deadline.",
            "Elsa.Switch" => "Use Elsa.FlowSwitch.",
            "Elsa.If" => "Use Elsa.FlowDecision.",
            _ => Nearest.Remedy(type, Types),
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

    private static FlowDecision? ReadDecision(Place place, InputReader inputs, string id, string name)
    {
        if (inputs.Condition("condition", new Scope { Steps = true }) is { } condition) return new FlowDecision(id, name, condition);
        if (!place["condition"].Exists) place["condition"].Missing();
        return null;
    }

    private SetVariable? ReadSetVariable(Place place, InputReader inputs, string id, string name)
    {
        if (!place["variable"].Exists) place["variable"].Missing();
        if (!place["value"].Exists) place["value"].Missing();
        var variable = place["variable"].Exists ? VariableReader.Reference(draft, place["variable"]) : null;
        var value = inputs.Read("value", null, new Scope { Steps = true });
        return variable is null || value is null ? null : new SetVariable(id, name, variable, value);
    }

    private static Dictionary<string, PortRule> ReadElsaPorts(Place place, Place journeys)
    {
        if (place["type"].Node?.ToString() is not { } type || !type.StartsWith("Elsa.", StringComparison.Ordinal) || !Types.Contains(type)) return [];
        journeys.Only(type is "Elsa.ExecuteWorkflow" or "Elsa.DispatchWorkflow" ? ["ports", "facts"] : ["ports"]);
        return OutcomeReader.ReadPorts(journeys["ports"]);
    }
}
