using System.Text.RegularExpressions;
using Journeys.Host.Elsa.Definitions;
using Journeys.Host.Elsa.Descriptors;

namespace Journeys.Host.Tests.Elsa;

public sealed partial class DescriptorTests
{
    private const string Nested = """
        {"definitionId":"x","root":{"id":"Flowchart1","type":"Elsa.Flowchart","activities":[
          {"id":"Loop","type":"Elsa.While","body":{"id":"Steps","type":"Elsa.Sequence","activities":[
            {"id":"Ask","name":"Ask","type":"Journeys.AgencyStep","version":1,"metadata":{"id":"no","type":"no"}}]}},
          {"id":"Way","type":"Elsa.Switch","cases":[{"label":"A","condition":{"type":"JavaScript","value":"true"},"activity":{"id":"End","type":"Elsa.End"}}]}],
          "connections":[{"source":{"activity":"Loop"},"target":{"activity":"Way"}},{"source":"Ask","target":"Way","sourcePort":"Granted"}]}}
        """;

    /// <summary>The table of the documentation is what a definition is read by; another test holds the reader to it.</summary>
    [Fact]
    public void Every_activity_of_the_documented_subset_has_one_descriptor()
    {
        var text = File.ReadAllText(Path.GetFullPath(Path.Combine(RunningHost.TestWorkflows, "..", "..", "..", "docs", "elsa-subset.md")));
        var documented = text.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).SelectMany(l => Named().Matches(l.Split('|')[1])).Select(m => $"Elsa.{m.Groups[1].Value}");

        Assert.Equal(documented.Order(), ElsaActivities.All.Select(d => d.TypeName).Order());
    }

    [Fact]
    public void Each_activity_is_numbered_by_the_path_of_those_around_it()
    {
        var file = new DefinitionFile(Nested);

        Assert.Equal(
            ["Workflow1:Flowchart1:Loop", "Workflow1:Flowchart1:Loop:Steps", "Workflow1:Flowchart1:Loop:Steps:Ask", "Workflow1:Flowchart1:Way", "Workflow1:Flowchart1:Way:End"],
            file.Activities.Values.Select(a => a.NodeId));
        Assert.Equal("Workflow1:Flowchart1", file.Root.NodeId);
    }

    [Fact]
    public void A_step_shows_the_ports_that_published_definitions_connect()
    {
        var steps = StepActivities.All([new DefinitionFile(Nested)]);

        Assert.Equal(["Done", "Refused", "Granted"], steps.Single(s => s.TypeName == "Journeys.AgencyStep").Ports.Select(p => p.Name));
        Assert.Equal(["Done"], steps.Single(s => s.TypeName == "Journeys.CitizenTask").Ports.Select(p => p.Name));
    }

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex Named();
}
