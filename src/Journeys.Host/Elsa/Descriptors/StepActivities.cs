using Journeys.Host.Elsa.Definitions;
using static Journeys.Host.Elsa.Descriptors.Parts;

namespace Journeys.Host.Elsa.Descriptors;

/// <summary>Our own steps. Beside <c>Done</c>, and <c>Refused</c> where an agency decides, they show the ports that connections of published definitions leave.</summary>
internal static class StepActivities
{
    private const string Category = "Journeys";

    private static readonly InputDescriptor[] Conditions = [Condition("Applies"), Condition("Ready")];
    private static readonly InputDescriptor[] Runs = [Any("Subjects"), Text("Offered")];
    private static readonly InputDescriptor[] Asks = [Text("Agency"), Text("Service"), Text("Profile")];

    public static IReadOnlyList<ActivityDescriptor> All(IEnumerable<DefinitionFile> published)
    {
        var connected = published
            .SelectMany(f => f.Connections.Where(c => f.Activities.ContainsKey(c.Activity)).Select(c => (f.Activities[c.Activity].Type, c.Port)))
            .ToLookup(c => c.Type, c => c.Port);
        return [.. Steps.Select(s => s with { Ports = Flow(s.Ports.Select(p => p.Name).Concat(connected[s.TypeName].Order(StringComparer.Ordinal)).Distinct()) })];
    }

    private static IEnumerable<ActivityDescriptor> Steps =>
    [
        new("Journeys.AgencyStep", Category, "Agency step", "Asks an agency for a decision, and waits for it.")
        { Inputs = [.. Asks, Text("Request"), .. Conditions, .. Runs], Ports = Flow("Done", "Refused") },
        new("Journeys.FetchEvidence", Category, "Fetch evidence", "Fetches evidence from the authority that is its source.")
        { Inputs = [.. Asks, .. Conditions, .. Runs], Ports = Flow("Done", "Refused") },
        new("Journeys.Notify", Category, "Notify", "Tells an agency something; waits for nothing.")
        { Inputs = [.. Asks, .. Conditions, .. Runs], Ports = Flow("Done") },
        new("Journeys.CitizenTask", Category, "Citizen task", "Asks the citizen to do or answer something.")
        { Inputs = [Condition("Done"), .. Conditions, .. Runs], Ports = Flow("Done") },
        new("Journeys.RegisterFact", Category, "Register fact", "Waits for what a register reports, or begins by it.")
        { Kind = ActivityKind.Trigger, Inputs = [Text("Register"), Text("Fact"), Flag("Starts"), .. Conditions, .. Runs], Ports = Flow("Done") },
    ];
}
