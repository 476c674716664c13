namespace Journeys.Tests.Definitions;

public class PortTests
{
    private static Flow Agency(string journeys, string profile = "DR", string inputs = "{}") =>
        Flow.Started.Agency("B05", journeys, inputs, profile).Step("B06").Connect("B01/Done>B05");

    [Fact]
    public void A_connection_from_a_port_that_the_activity_lacks_is_refused() =>
        Flow.Started.Step("B02").Step("B03").Connect("B01/Done>B02", "B01/Dnoe>B03").Refused("connections[1]", "'Dnoe' is not among the ports");

    [Fact]
    public void A_progress_answer_is_no_port() =>
        Assert.Contains("outcomes.Delayed", Agency("{}").Connect("B05/Done>B06", "B05/Delayed>B06").Read().Findings[0].Remedy, StringComparison.Ordinal);

    [Fact]
    public void A_port_that_is_neither_connected_nor_declared_is_refused() =>
        Flow.Started.Step("B02", journeys: """{"ports":{}}""").Connect("B01/Done>B02").Refused("activities[1]", "no connection leaves port 'Done'");

    [Fact]
    public void Granted_and_Nothing_stand_open_without_Done()
    {
        var findings = Agency("""{"ports":{"Refused":{"ends":"x"}}}""").Connect("B01/Done>B06").Read().Findings;
        Assert.Equal(2, findings.Count);
        Assert.Contains("B05/Granted", findings[0].Remedy, StringComparison.Ordinal);
        Assert.Contains("B05/Nothing", findings[1].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_with_successors_must_be_held() =>
        Assert.Contains("waits", Agency("""{"ports":{}}""").Connect("B05/Done>B06").Refused("activities[1]", "leaves port 'Refused'").Remedy, StringComparison.Ordinal);

    [Fact]
    public void A_refusal_with_successors_does_not_end() =>
        Agency("""{"ports":{"Refused":{"ends":"x"}}}""").Connect("B05/Done>B06").Refused("ports.Refused", "would let them go on");

    [Theory]
    [InlineData("""{"ports":{"Refused":{"waits":"Appeal."}}}""")]
    [InlineData("""{"ports":{"Refused":{"unreachable":"Always granted."}}}""")]
    [InlineData("""{"ports":{"Rejected":{"waits":"x"},"Dismissed":{"waits":"x"},"WrittenOff":{"waits":"x"}}}""")]
    [InlineData("""{"ports":{},"outcomes":{"Rejected":{"unreachable":"x"},"Dismissed":{"unreachable":"x"},"WrittenOff":{"unreachable":"x"}}}""")]
    public void A_refusal_is_held_or_cannot_come(string journeys) => Agency(journeys).Connect("B05/Done>B06").Valid();

    [Fact]
    public void A_register_question_cannot_be_refused() => Agency("""{"ports":{}}""", "FE").Connect("B05/Done>B06").Valid();

    [Fact]
    public void A_connection_from_a_port_whose_answers_cannot_come_is_refused() =>
        Agency("""{"ports":{}}""", "FE").Step("B07").Connect("B05/Done>B06", "B05/Refused>B07").Refused("connections[2]", "'Refused' is not among");

    [Fact]
    public void Single_answers_can_be_split_out() =>
        Agency("""{"ports":{"Refused":{"waits":"x"},"Nothing":{"ends":"x"}}}""")
            .Connect("B05/Approved>B06", "B05/ApprovedWithConditions>B06", "B05/PartlyApproved>B06").Valid();

    [Fact]
    public void A_target_is_reached_by_Done_or_by_single_ports() =>
        Agency("{}").Connect("B05/Done>B06", "B05/Granted>B06").Refused("connections[1]", "by Done and by Granted");

    [Theory]
    [InlineData("""{"Refused":{"ends":""}}""", "empty")]
    [InlineData("""{"Refused":{"ends":"x","waits":"y"}}""", "one of ends")]
    [InlineData("""{"Refused":{"stops":"x"}}""", "unknown field")]
    public void A_port_is_declared_once_and_with_a_reason(string ports, string reason) =>
        Assert.Contains(Agency($$"""{"ports":{{ports}}}""").Connect("B05/Done>B06").Read().Findings, f => f.Reason.Contains(reason, StringComparison.Ordinal));

    [Fact]
    public void A_port_is_not_both_connected_and_declared() =>
        Agency("""{"ports":{"Done":{"ends":"x"},"Refused":{"waits":"x"}}}""").Connect("B05/Done>B06").Refused("ports.Done", "both connected and declared");

    [Fact]
    public void A_declared_port_is_among_the_steps_ports() =>
        Agency("""{"ports":{"Refusde":{"ends":"x"},"Refused":{"waits":"x"}}}""").Connect("B05/Done>B06").Refused("ports.Refusde", "not among the ports");

    [Fact]
    public void A_token_cannot_wait_at_Done() =>
        Agency("""{"ports":{"Done":{"waits":"x"},"Refused":{"waits":"x"}}}""").Connect("B01/Done>B06").Refused("ports.Done", "cannot wait");

    [Fact]
    public void Not_applicable_stands_open_only_where_it_can_occur()
    {
        const string ports = """{"ports":{"Granted":{"ends":"x"},"Nothing":{"ends":"x"},"Refused":{"ends":"x"}}}""";
        Agency(ports).Connect("B01/Done>B06").Valid();
        Agency(ports, inputs: """{"applies":"js:death.forensic"}""").Connect("B01/Done>B06").Refused("activities[1]", "leaves port 'NotApplicable'");
    }

    [Fact]
    public void Both_ways_of_a_decision_are_needed() =>
        Flow.Started.Elsa("D", "FlowDecision", """{"condition":"js:death.forensic"}""").Step("B02").Connect("B01/Done>D", "D/True>B02")
            .Refused("activities[1]", "leaves port 'False'");

    [Fact]
    public void A_step_without_a_last_day_cannot_miss_it() =>
        Flow.Started.Step("B02").Step("B03").Step("B04").Connect("B01/Done>B02", "B02/Done>B03", "B02/Missed>B04").Refused("connections[2]", "'Missed'");
}
