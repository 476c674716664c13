using System.Text.Json.Nodes;
using Journeys.Definitions;

namespace Journeys.Tests.Definitions;

public class GraphTests
{
    [Theory]
    [InlineData("B01", "Done", "B09", "target", "no activity 'B09'")]
    [InlineData("B09", "Done", "B02", "source", "no activity 'B09'")]
    public void A_dangling_connection_is_refused(string source, string port, string target, string end, string reason) =>
        Flow.Started.Step("B02").Connect("B01/Done>B02", $"{source}/{port}>{target}").Refused($"connections[1].{end}", reason);

    [Theory]
    [InlineData("""{"type":"Elsa.Flowchart"}""", "$.root.activities")]
    [InlineData("""{"type":"Elsa.Flowchart","activities":[]}""", "$.root.activities")]
    [InlineData("[]", "$.root")]
    [InlineData("null", "$.root")]
    public void A_definition_without_activities_is_refused(string root, string path) =>
        Assert.Equal(path, Assert.Single(DefinitionReader.Read(Flow.File,
            $$"""{"definitionId":"x","name":"x","version":1,"root":{{root}}}""").Findings).Path);

    [Fact]
    public void A_connection_stands_once() =>
        Flow.Started.Step("B02").Connect("B01/Done>B02", "B01/Done>B02").Refused("connections[1]", "stands twice");

    [Fact]
    public void An_activity_is_entered_by_In() =>
        Flow.Started.Step("B02").Connect("B01/Done>B02").Edit(d => d["root"]!["connections"]![0]!["target"]!["port"] = "Done")
            .Refused("connections[0].target", "entered by In");

    [Fact]
    public void Activities_that_only_lead_to_each_other_are_refused() =>
        Assert.Equal(["B02", "B03"], Flow.Started.Step("B02").Step("B03").Connect("B02/Done>B03", "B03/Done>B02").Read().Findings.Select(f => f.Activity));

    [Fact]
    public void An_activity_beside_the_flow_is_refused() =>
        Flow.Started.Step("B02").Step("B03").Connect("B01/Done>B02").Refused("activities[2]", "no path leads here");

    [Fact]
    public void Several_starts_are_refused() =>
        Flow.Started.Elsa("S", "Start").Step("B02").Connect("B01/Done>B02", "S/Done>B02").Refused("root.activities", "start at B01, S");

    [Fact]
    public void Elsa_Start_starts() =>
        Assert.Equal("S", new Flow().Step("B02").Elsa("S", "Start").Connect("S/Done>B02").Valid().Start);

    [Fact]
    public void The_activity_without_an_inbound_connection_starts() =>
        Assert.Equal("B03", new Flow().Step("B02").Step("B03").Connect("B03/Done>B02").Valid().Start);

    [Fact]
    public void Several_activities_without_an_inbound_connection_are_refused() =>
        new Flow().Step("B02").Step("B03").Refused("root.activities", "start at B02, B03");

    [Fact]
    public void Starts_and_canStartWorkflow_go_together() =>
        Flow.Started.Edit("B01", a => a["customProperties"]!["canStartWorkflow"] = false).Refused("starts", "go together");

    [Fact]
    public void A_way_back_to_what_every_path_passes_is_valid() =>
        Flow.Started.Step("B02").Elsa("D", "FlowDecision", """{"condition":"js:death.forensic"}""").Step("B03")
            .Connect("B01/Done>B02", "B02/Done>D", "D/True>B02", "D/False>B03").Valid();

    [Fact]
    public void A_way_back_past_another_entrance_is_refused() =>
        Flow.Started.Step("B02").Elsa("D", "FlowDecision", """{"condition":"js:death.forensic"}""").Step("B03")
            .Connect("B01/Done>B02", "B01/Done>D", "B02/Done>D", "D/True>B02", "D/False>B03").Refused("connections[3]", "leads back to B02");

    [Fact]
    public void An_offered_step_leads_to_no_join() =>
        Flow.Started.Step("B02").Step("B03", inputs: """{"offered":"once"}""").Step("B04")
            .Connect("B01/Done>B02", "B01/Done>B03", "B02/Done>B04", "B03/Done>B04").Refused("activities[2]", "leads to B04");

    [Fact]
    public void An_offered_step_leads_to_no_join_further_on() =>
        Flow.Started.Step("B03", inputs: """{"offered":"repeatable"}""").Step("B04").Elsa("J", "FlowJoin", """{"mode":"WaitAny"}""")
            .Connect("B01/Done>B03", "B03/Done>B04", "B04/Done>J").Refused("activities[1]", "leads to J");

    [Fact]
    public void An_input_of_the_start_is_gone_after_a_wait()
    {
        Reading("B01/Done>S", "S/Done>B02").Valid();
        Reading("B01/Done>B02", "B02/Done>S").Refused("value.expression.value", "after the journey has waited");

        static Flow Reading(params string[] connections) => Flow.Started.Step("B02").Elsa("S", "SetVariable", """{"variable":"n"}""")
            .Edit("S", a => a["value"] = Flow.Expression("String", "Input", "who"))
            .Edit(d => d["inputs"] = JsonNode.Parse("""[{"name":"who","type":"String"}]"""))
            .Edit(d => d["variables"] = JsonNode.Parse("""[{"id":"n","name":"n","typeName":"String"}]""")).Connect(connections);
    }

    [Fact]
    public void A_variable_that_is_not_declared_is_refused() =>
        Flow.Started.Step("B02").Edit("B02", a => a["ready"] = Flow.Expression("Boolean", "Variable", "x")).Connect("B01/Done>B02")
            .Refused("ready.expression.value", "no variable 'x'");
}
