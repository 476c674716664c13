using Journeys.Definitions;

namespace Journeys.Tests.Definitions;

public class ChildTests
{
    private static Flow With(string type, string members, string journeys = "{}") => Flow.Started.Elsa("K", type, members).Step("B02").Connect("B01/Done>K", "K/Done>B02")
        .Edit("K", a => a["customProperties"]!["journeys"] = System.Text.Json.Nodes.JsonNode.Parse(journeys));

    private const string Cancelled = """{"facts":{"death.date":"data.debts.on"},"ports":{"Cancelled":{"ends":"Nothing more."}}}""";

    [Fact]
    public void ExecuteWorkflow_is_read_and_waits()
    {
        var child = (ChildWorkflow)With("ExecuteWorkflow", """{"workflowDefinitionId":"debts","input":"js:({ 'debts.from': death.date })"}""", Cancelled).Valid().Activities["K"];
        Assert.Equal(("debts", true, "({ 'debts.from': death.date })"), (child.Workflow, child.Waits, child.Input!.Text));
        Assert.Equal("data.debts.on", child.Facts["death.date"].Text);
    }

    [Theory]
    [InlineData("DispatchWorkflow", "", false)]
    [InlineData("DispatchWorkflow", ",\"waitForCompletion\":true", true)]
    [InlineData("ExecuteWorkflow", ",\"waitForCompletion\":false", false)]
    public void Whether_it_waits_can_be_said(string type, string says, bool waits) =>
        Assert.Equal(waits, ((ChildWorkflow)With(type, $$"""{"workflowDefinitionId":"debts"{{says}}}""", waits ? Cancelled : "{}").Valid().Activities["K"]).Waits);

    [Fact]
    public void Without_a_life_event_it_is_refused() => With("DispatchWorkflow", "{}").Refused("workflowDefinitionId", "missing");

    [Fact]
    public void What_happens_when_it_is_cancelled_must_be_said() => With("ExecuteWorkflow", """{"workflowDefinitionId":"debts"}""").Refused("activities[1]", "'Cancelled'");

    [Fact]
    public void Nothing_is_taken_over_from_a_journey_that_is_not_waited_for() =>
        With("DispatchWorkflow", """{"workflowDefinitionId":"debts"}""", """{"facts":{"death.date":"data.debts.on"}}""").Refused("journeys.facts", "not waited for");

    [Fact]
    public void Its_input_reads_only_what_the_file_has() => With("DispatchWorkflow", """{"workflowDefinitionId":"debts","input":"js:({ 'a': death.dte })"}""").Refused("input.expression.value", "death.dte");

    [Fact]
    public void A_step_of_the_same_name_is_refused() =>
        With("DispatchWorkflow", """{"workflowDefinitionId":"debts"}""").Step("B09", journeys: """{"step":"K"}""").Connect("B02/Done>B09").Refused("activities[1].id", "a step is called 'K'");
}
