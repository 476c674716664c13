namespace Journeys.Definitions.Reading;

/// <summary>Reads those of Elsa's activities that hold no others.</summary>
internal sealed class LeafReader(Draft draft, Place place, InputReader inputs, string id, string name)
{
    public static readonly string[] Types =
    [
        "Elsa.Start", "Elsa.End", "Elsa.Finish", "Elsa.Complete", "Elsa.Break", "Elsa.FlowDecision", "Elsa.FlowSwitch", "Elsa.FlowFork", "Elsa.FlowJoin",
        "Elsa.SetVariable", "Elsa.Correlate", "Elsa.Fault", "Elsa.WriteLine", "Elsa.Delay", "Elsa.StartAt", "Elsa.Event", "Elsa.PublishEvent",
        "Elsa.RunTask", "Elsa.ExecuteWorkflow", "Elsa.DispatchWorkflow",
    ];

    private static readonly Scope Seeing = new() { Steps = true };

    public Activity? Read(string type) => type switch
    {
        "Elsa.Start" => new StartActivity(id, name),
        "Elsa.FlowDecision" => Read("condition", inputs.Condition) is { } condition ? new FlowDecision(id, name, condition) : null,
        "Elsa.FlowSwitch" => SwitchReader.Read(place, inputs, id, name),
        "Elsa.FlowFork" => ForkReader.ReadFork(place, inputs, id, name),
        "Elsa.FlowJoin" => ForkReader.ReadJoin(place, inputs, id, name),
        "Elsa.ExecuteWorkflow" or "Elsa.DispatchWorkflow" => ChildReader.Read(draft, place, inputs, id, name),
        "Elsa.SetVariable" => ReadSetVariable(),
        "Elsa.Correlate" => Needed("correlationId", "String") is { } value ? new CorrelateActivity(id, name, value) : null,
        "Elsa.WriteLine" => new WriteLineActivity(id, name, Text("text")),
        "Elsa.Fault" => new FaultActivity(id, name, Text("code"), Text("category"), Text("faultType"), Text("message")),
        "Elsa.Delay" or "Elsa.StartAt" or "Elsa.Event" or "Elsa.PublishEvent" or "Elsa.RunTask" => ReadWait(type),
        _ => ReadEnd(type),
    };

    private Activity ReadEnd(string type) => type switch
    {
        "Elsa.End" => new EndActivity(id, name),
        "Elsa.Finish" => new FinishActivity(id, name),
        "Elsa.Complete" => new CompleteActivity(id, name, inputs.Read("outcomes", null, Seeing)),
        _ => new BreakActivity(id, name),
    };

    private Activity? ReadWait(string type) => type switch
    {
        "Elsa.Delay" => Needed("timeSpan", "TimeSpan") is { } span ? new DelayActivity(id, name, Instants.CheckSpan(place["timeSpan"], span)) : null,
        "Elsa.StartAt" => Needed("dateTime", null) is { } instant ? new StartAtActivity(id, name, Instants.CheckInstant(place["dateTime"], instant)) : null,
        "Elsa.Event" => Needed("eventName", "String") is { } awaited ? new EventActivity(id, name, awaited, Output("result")) : null,
        "Elsa.PublishEvent" => Needed("eventName", "String") is { } published
            ? new PublishEventActivity(id, name, published, Text("correlationId"), inputs.Switch("isLocalEvent"), inputs.Read("payload", null, Seeing)) : null,
        _ => Needed("taskName", "String") is { } task
            ? new RunTaskActivity(id, name, task, inputs.Read("payload", null, Seeing), Output("taskId"), Output("result")) : null,
    };

    private Expression? Text(string input) => inputs.Read(input, "String", Seeing);

    private Expression? Needed(string input, string? typeName) => Read(input, (n, scope) => inputs.Read(n, typeName, scope));

    private Expression? Read(string input, Func<string, Scope, Expression?> read) => InputReader.Needed(place[input], () => read(input, Seeing));

    private string? Output(string output) =>
        place[output] is { IsObject: true } written && written["memoryReference"].Exists ? VariableReader.Reference(draft, written) : null;

    private SetVariable? ReadSetVariable()
    {
        if (!place["variable"].Exists) place["variable"].Missing();
        var variable = place["variable"].Exists ? VariableReader.Reference(draft, place["variable"]) : null;
        return Needed("value", null) is { } value && variable is not null ? new SetVariable(id, name, variable, value) : null;
    }
}
