using static Journeys.Host.Elsa.Descriptors.Parts;

namespace Journeys.Host.Elsa.Descriptors;

/// <summary>Elsa's own activities, as far as they are run here (docs/elsa-subset.md).</summary>
internal static class ElsaActivities
{
    private const string Flows = "Flow", Branches = "Branching", Loops = "Looping", Basics = "Primitives", Times = "Scheduling", Others = "Composition";

    private static readonly IReadOnlyList<PortDescriptor> Done = Flow("Done");

    public static IReadOnlyList<ActivityDescriptor> All { get; } = [.. Blocks, .. Branching, .. Ends, .. Leaves];

    private static IEnumerable<ActivityDescriptor> Blocks =>
    [
        new("Elsa.Flowchart", Flows, "Flowchart", "Activities and the connections between them.") { IsContainer = true, Ports = Done },
        new("Elsa.Sequence", Flows, "Sequence", "One after the other.") { IsContainer = true, Ports = Done },
        new("Elsa.Parallel", Flows, "Parallel", "All at once; done when all are.") { IsContainer = true, Ports = Done },
        new("Elsa.Fork", Branches, "Fork", "All branches at once; done when all are, or when one is.") { Inputs = [Text("JoinMode")], Ports = Done },
        new("Elsa.If", Branches, "If", "Runs one of two activities.") { Inputs = [Condition("Condition")], Ports = Holding("Then", "Else") },
        new("Elsa.Switch", Branches, "Switch", "Runs the first case that is true, or every one.") { Inputs = [Bare("Cases", "switch-editor"), Text("Mode")], Ports = Done },
        new("Elsa.While", Loops, "While", "As long as the condition holds.") { Inputs = [Condition("Condition")], Ports = Holding("Body") },
        new("Elsa.ForEach", Loops, "For each", "One item after the other.") { Inputs = [Any("Items")], Outputs = [new("CurrentValue", "Object")], Ports = Holding("Body") },
        new("Elsa.ParallelForEach", Loops, "Parallel for each", "All items at once.") { Inputs = [Any("Items")], Ports = Holding("Body") },
    ];

    private static IEnumerable<ActivityDescriptor> Branching =>
    [
        new("Elsa.FlowDecision", Branches, "Decision", "Leaves by True or by False.") { Inputs = [Condition("Condition")], Ports = Flow("True", "False") },
        new("Elsa.FlowSwitch", Branches, "Switch (flow)", "Leaves by the first case that is true, or by every one; else by Default.")
        { Inputs = [Bare("Cases", "flow-switch-editor"), Text("Mode")], Ports = Flow("Default") },
        new("Elsa.FlowFork", Branches, "Fork (flow)", "Leaves by every branch.") { Inputs = [new("Branches", "Object", "dynamic-outcomes") { DefaultSyntax = "Object" }] },
        new("Elsa.FlowJoin", Branches, "Join", "Unites branches: WaitAll, WaitAllActive or WaitAny.") { Inputs = [Text("Mode")], Ports = Done },
    ];

    private static IEnumerable<ActivityDescriptor> Ends =>
    [
        new("Elsa.Start", Flows, "Start", "Where the flowchart begins.") { IsStart = true, Ports = Done },
        new("Elsa.End", Flows, "End", "Ends its flowchart at once.") { IsTerminal = true },
        new("Elsa.Finish", Basics, "Finish", "Ends the whole journey at once.") { IsTerminal = true },
        new("Elsa.Complete", Others, "Complete", "Ends the whole journey at once, with outcomes.") { Inputs = [Any("Outcomes")], IsTerminal = true },
        new("Elsa.Break", Loops, "Break", "Ends the loop around it.") { IsTerminal = true },
        new("Elsa.Fault", Basics, "Fault", "Stops its branch with an incident.")
        { Inputs = [Text("Code"), Text("Category"), Text("FaultType"), Text("Message")], IsTerminal = true },
    ];

    private static IEnumerable<ActivityDescriptor> Leaves =>
    [
        new("Elsa.SetVariable", Basics, "Set variable", "Assigns a value to a variable.") { Inputs = [Bare("Variable", "variable-picker", "Variable"), Any("Value")], Ports = Done },
        new("Elsa.Correlate", Basics, "Correlate", "Gives the journey the id by which events find it.") { Inputs = [Text("CorrelationId")], Ports = Done },
        new("Elsa.WriteLine", "Console", "Write line", "Keeps a line in the journey's history.") { Inputs = [Text("Text")], Ports = Done },
        new("Elsa.Event", Basics, "Event", "Waits for an event by name.") { Inputs = [Text("EventName")], Outputs = [new("Result", "Object")], Ports = Done },
        new("Elsa.PublishEvent", Basics, "Publish event", "Tells whoever waits for the event now.")
        { Inputs = [Text("EventName"), Text("CorrelationId"), Flag("IsLocalEvent"), Any("Payload")], Ports = Done },
        new("Elsa.RunTask", Basics, "Run task", "Asks somebody outside for a piece of work, and waits for it.")
        { Inputs = [Text("TaskName"), Any("Payload")], Outputs = [new("TaskId", "String"), new("Result", "Object")], Ports = Done },
        new("Elsa.Delay", Times, "Delay", "Waits for a span of time.") { Inputs = [new("TimeSpan", "TimeSpan", "singleline")], Ports = Done },
        new("Elsa.StartAt", Times, "Start at", "Waits until an instant.") { Inputs = [new("DateTime", "DateTimeOffset", "singleline")], Ports = Done },
        Starting("Elsa.ExecuteWorkflow", "Execute workflow", "Starts another life event's journey and waits for it."),
        Starting("Elsa.DispatchWorkflow", "Dispatch workflow", "Starts another life event's journey."),
    ];

    private static ActivityDescriptor Starting(string type, string name, string description) => new(type, Others, name, description)
    {
        Inputs = [Text("WorkflowDefinitionId"), Text("CorrelationId"), Any("Input"), Flag("WaitForCompletion")],
        Outputs = [new("Result", "Object")],
        Ports = Flow("Done", "Cancelled"),
    };
}
