using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Tests.Definitions;

public class DefinitionReaderTests
{
    [Fact]
    public void A_definition_is_read_with_its_steps_and_connections()
    {
        var definition = Flow.Started.Step("B02").Connect("B01/Done>B02").Valid();
        Assert.Equal(("sample", 1, "B01"), (definition.Id, definition.Version, definition.Start));
        Assert.Equal(new Connection("B01", "Done", "B02"), Assert.Single(definition.Connections));
        Assert.Equal(FactKind.Date, definition.Facts["death.date"].Kind);
        Assert.Equal(["rented", "owned"], definition.Facts["intake.home"].Options);
    }

    [Fact]
    public void A_step_is_read_with_its_law_data_and_last_day()
    {
        var step = Flow.Started
            .Step("B02", journeys: """
                {"text":"B02x","legalBasis":["ÄB 20:1"],"agreement":"a","objects":{"in":["I"],"out":["O"]},"facts":{"intake.home":"data.home"},
                 "questions":[{"id":"home","type":"enum","options":["rented","owned"],"dontKnow":true,"askIf":"death.forensic"}],
                 "deadline":{"rule":"AbsoluteFromEvent","from":["death.date"],"period":"P3M","hard":true,"metBy":"sent","remind":["-P7D"]}}
                """, inputs: """{"applies":"js:!death.forensic","subjects":"json:[{\"list\":\"children\",\"parts\":[\"barnpension\"]}]"}""")
            .Connect("B01/Done>B02").Valid().Index.Step("B02")!;
        Assert.Equal(("B02x", "a", "!death.forensic"), (step.TextKey, step.Agreement, step.Applies!.Text));
        Assert.Equal(["barnpension"], Assert.Single(step.Subjects).Parts);
        Assert.Equal("death.forensic", Assert.Single(step.Questions).AskIf!.Text);
        Assert.Equal((new Period(0, 3, 0, 0), MetBy.Sent, true), (step.Deadline!.Period!.Value, step.Deadline.MetBy, step.Deadline.Hard));
    }

    [Theory]
    [InlineData("DR", "citizen")]
    [InlineData("CL", "citizen")]
    [InlineData("EX", "automatic")]
    public void Who_sends_follows_the_profile(string profile, string request) =>
        Assert.Equal(request, ((AgencyStep)Flow.Started.Agency("B05", profile: profile).Connect("B01/Done>B05").Valid().Index.Step("B05")!).Request);

    [Fact]
    public void The_older_flat_connections_are_read() =>
        Assert.Equal("B01/Done>B02", Flow.Started.Step("B02")
            .Edit(d => d["root"]!["connections"] = JsonNode.Parse("""[{"source":"B01","target":"B02","sourcePort":"Done","targetPort":"In"}]"""))
            .Edit("B01", a => a["customProperties"]!["journeys"]!["ports"] = new JsonObject()).Valid().Connections[0].Id);

    [Fact]
    public void Elsas_own_activities_are_read()
    {
        var definition = Flow.Started
            .Elsa("F", "FlowFork", """{"branches":"json:[\"a\",\"b\"]"}""").Elsa("J", "FlowJoin", """{"mode":"WaitAll"}""")
            .Elsa("D", "FlowDecision", """{"condition":"js:death.forensic"}""").Elsa("S", "SetVariable", """{"variable":"n","value":1}""")
            .Edit(d => d["variables"] = JsonNode.Parse("""[{"id":"v1","name":"n","typeName":"Int32","value":"0"}]"""))
            .Connect("B01/Done>F", "F/a>J", "F/b>J", "J/Done>D", "D/True>S", "D/False>S").Valid();
        Assert.Equal(JoinMode.WaitAll, ((FlowJoin)definition.Activities["J"]).Mode);
        Assert.Equal(["a", "b"], ((FlowFork)definition.Activities["F"]).Branches);
        Assert.Equal("n", ((SetVariable)definition.Activities["S"]).Variable);
        Assert.Equal("0", definition.Variables["n"]!.Text);
    }

    [Fact]
    public void An_input_is_read_as_an_expression_a_bare_scalar_or_null() =>
        Assert.Null(Flow.Started.Step("B02", inputs: """{"applies":null,"ready":true,"offered":{"typeName":"String","expression":{"type":"Literal","value":"once"}}}""")
            .Connect("B01/Done>B02").Valid().Index.Step("B02")!.Applies);

    [Fact]
    public void Every_fault_comes_at_once()
    {
        var findings = Flow.Started.Step("B02", inputs: """{"aplies":true}""").Step("B03", "CitizenTusk")
            .Edit(d => d["version"] = "one").Connect("B01/Done>B02").Read().Findings;
        Assert.Equal(["$.version", "$.root.activities[1].aplies", "$.root.activities[2].type", "$.root.activities[2]"],
            findings.Select(f => f.Path).OrderBy(p => p == "$.root.activities[2]").ThenBy(p => p != "$.version").ThenBy(p => p));
    }

    [Fact]
    public void A_finding_tells_where_what_and_how_to_mend()
    {
        var text = Flow.Started.Step("B02", inputs: """{"aplies":true}""").Connect("B01/Done>B02").Read().Findings[0].ToString();
        Assert.Equal($"workflows/sample/workflow.json $.root.activities[1].aplies (B02): unknown field 'aplies'.{Environment.NewLine}Did you mean 'applies'?", text);
    }

    [Theory]
    [InlineData("{\n \"a\": ,}", "line 2, column 7")]
    [InlineData("{\"a\":1,\"a\":2}", "not valid JSON")]
    [InlineData("", "not valid JSON")]
    [InlineData("null", "only null")]
    [InlineData("[]", "a workflow definition")]
    [InlineData("{\"name\":\"\\ud800\"}", "surrogate")]
    public void Text_that_is_no_definition_is_a_finding(string text, string reason) =>
        Assert.Contains(reason, Assert.Single(DefinitionReader.Read(Flow.File, text).Findings).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("isLatest", "yes")]
    [InlineData("options", "x")]
    [InlineData("outcomes", "Done")]
    [InlineData("definitionId", "No Id")]
    [InlineData("version", "1")]
    [InlineData("name", " ")]
    public void A_field_of_Elsas_of_another_type_is_refused(string name, string value) =>
        Flow.Started.Edit(d => d[name] = value).Refused($"$.{name}", "");

    [Fact]
    public void Nesting_and_size_are_bounded()
    {
        Assert.Contains("not valid JSON", Assert.Single(DefinitionReader.Read(Flow.File, new string('[', 100_000)).Findings).Reason, StringComparison.Ordinal);
        Assert.Contains("at most", Assert.Single(DefinitionReader.Read(Flow.File, new string(' ', 2_000_000)).Findings).Reason, StringComparison.Ordinal);
    }
}
