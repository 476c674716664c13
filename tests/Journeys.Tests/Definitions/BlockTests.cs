using System.Text.Json.Nodes;
using Journeys.Definitions;
using static Journeys.Tests.Execution.Drawn;

namespace Journeys.Tests.Definitions;

/// <summary>What is refused in blocks, each for its own reason and with a remedy; and what Elsa Studio writes is read as it is.</summary>
public class BlockTests
{
    private static void Refused(string path, string activity, string reason, params JsonObject[] activities) => Refused(path, activity, reason, Reading(activities));

    private static void Refused(string path, string activity, string reason, DefinitionReading reading)
    {
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((path, activity), (finding.Path, finding.Activity));
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
        Assert.Null(reading.Definition);
    }

    [Fact]
    public void Children_are_read_with_the_block_that_they_run_in()
    {
        var definition = Flow([If("I", "true", Sequence("S", Line("a")), Flowchart("G", [Line("b"), Line("c")], "b>c"))]);

        Assert.Equal([null, null, "I", "S", "I", "G", "G"], definition.Activities.Values.Select(a => a.Parent));
        Assert.Equal("b", Assert.IsType<FlowchartBlock>(definition.Activities["G"]).Start);
    }

    [Fact]
    public void An_unknown_type_deep_within_is_refused_where_it_stands() =>
        Refused("$.root.activities[1].then.activities[1].type", "X", "'Elsa.Nothing'", If("I", "true", Sequence("S", Line("a"), Act("Nothing", "X"))));

    [Fact]
    public void An_id_stands_once_in_all_blocks() =>
        Refused("$.root.activities[1].activities[0].id", "S", "two activities", Sequence("S", Line("S")));

    [Fact]
    public void A_connection_stays_in_its_flowchart()
    {
        Refused("$.root.connections[1].target", "S", "another flowchart or block", Reading([Sequence("S", Line("a"))], "S>a"));
        Refused("$.root.activities[1].connections[0].source", "b", "another flowchart or block", Reading([Flowchart("G", [Line("a")], "b>a"), Line("b")], "start>b"));
    }

    [Fact]
    public void A_flowchart_within_has_one_start_and_no_stray() =>
        Refused("$.root.activities[1].activities", "G", "could start at a, b", Flowchart("G", [Line("a"), Line("b")]));

    [Fact]
    public void A_way_back_within_is_checked_too() =>
        Refused("$.root.activities[1].connections[3]", "D", "leads back to a", Flowchart("G", [FlowFork("F", "x", "y"), Line("a"), Decision("D", "true"), Line("e")], "F/x>a", "F/y>D", "a>D", "D/True>a", "D/False>e"));

    [Fact]
    public void Both_ways_of_a_decision_within_are_needed() =>
        Refused("$.root.activities[1].activities[0]", "D", "port 'False'", Flowchart("G", [Decision("D", "true"), Line("a")], "D/True>a"));

    [Fact]
    public void Nothing_leaves_an_end() =>
        Refused("$.root.connections[1]", "X", "'Done' is not among the ports", Reading([Act("End", "X"), Line("a")], "X>a", "start>a"));

    [Fact]
    public void A_break_needs_a_loop() => Refused("$.root.activities[1].activities[0].type", "X", "no loop", Sequence("S", Act("Break", "X")));

    [Fact]
    public void A_step_in_a_parallel_loop_is_refused() =>
        Refused("$.root.activities[1].body.activities[0].type", "A", "once for each of its subjects", ParallelForEach("P", "[1]", Sequence("S", Task("A"))));

    [Fact]
    public void Variables_in_a_parallel_loop_are_refused()
    {
        var body = Sequence("S", Line("a"));
        body["variables"] = JsonNode.Parse("""[{"id":"w","name":"w","typeName":"Int32"}]""");
        Refused("$.root.activities[1].body.variables", "S", "would share", ParallelForEach("P", "[1]", body));
    }

    [Fact]
    public void An_offer_in_a_block_is_refused()
    {
        var offer = Task("A");
        offer["offered"] = "once";
        Refused("$.root.activities[1].activities[0].offered", "A", "might never be done", Sequence("S", offer));
    }

    [Fact]
    public void A_refusal_in_a_block_is_held_or_cannot_come()
    {
        Refused("$.root.activities[1].activities[0].customProperties.journeys.ports.Refused", "A", "let them go on", Sequence("S", Agency("A", "ends")));
        Assert.Empty(Reading([Sequence("S", Agency("A", "waits"))]).Findings);
        Assert.Empty(Reading([Sequence("S", Agency("A", "unreachable"))]).Findings);
    }

    [Theory]
    [InlineData("Event", "eventName")]
    [InlineData("StartAt", "dateTime")]
    [InlineData("Delay", "timeSpan")]
    public void A_trigger_of_Elsas_starts_no_journey(string type, string input)
    {
        var trigger = Act(type, "X", (input, type == "Delay" ? Js("TimeSpan", "'00:01:00'") : Js(type == "Event" ? "String" : "DateTimeOffset", "'2027-01-01'")));
        trigger["customProperties"]!["canStartWorkflow"] = true;
        Assert.Contains(Reading([trigger]).Findings, f => f.Path.EndsWith("canStartWorkflow", StringComparison.Ordinal) && f.Reason.Contains("cannot start a journey", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Delay", "timeSpan", "soon", "no time span")]
    [InlineData("Delay", "timeSpan", "-1.00:00:00", "no time span")]
    [InlineData("StartAt", "dateTime", "2027-13-01", "no instant")]
    public void A_time_that_is_none_is_refused(string type, string input, string written, string reason) =>
        Refused($"$.root.activities[1].{input}", "X", reason, Act(type, "X", (input, written)));

    [Theory]
    [InlineData("If", "condition")]
    [InlineData("Correlate", "correlationId")]
    [InlineData("Event", "eventName")]
    [InlineData("PublishEvent", "eventName")]
    [InlineData("RunTask", "taskName")]
    [InlineData("Delay", "timeSpan")]
    [InlineData("StartAt", "dateTime")]
    public void An_input_that_decides_is_not_left_out(string type, string input) => Refused($"$.root.activities[1].{input}", "X", "missing", Act(type, "X"));

    [Fact]
    public void A_loop_without_a_body_is_refused() => Refused("$.root.activities[1].body", "W", "nothing to run", Act("While", "W", ("condition", Js("Boolean", "true"))));

    [Fact]
    public void A_fork_joins_all_unless_it_says_any()
    {
        Refused("$.root.activities[1].joinMode", "K", "no join mode", Fork("K", "WaitSome", Line("a")));
        Assert.False(Assert.IsType<ForkBlock>(Flow(Act("Fork", "K", ("branches", new JsonArray(Line("a"))))).Activities["K"]).Any);
    }

    [Theory]
    [InlineData("variables.m", "no variable 'm'")]
    [InlineData("getVariable('m')", "no variable 'm'")]
    [InlineData("n + 1", "'n' is a variable")]
    [InlineData("setN(1)", "changes nothing")]
    [InlineData("setVariable('n', 1)", "changes nothing")]
    [InlineData("getInput('who')", "no input 'who'")]
    public void An_expression_reads_the_files_variables_by_Elsas_ways_and_changes_none(string script, string reason) =>
        Refused("$.root.activities[1].text.expression.value", "l", reason, Line("l", script));

    [Fact]
    public void An_input_is_read_before_a_wait_only()
    {
        Assert.Empty(With(Sequence("S", Line("a", "getInput('who')"), Line("b", "getWho()"), Task("A"))).Findings);
        Refused("$.root.activities[1].activities[1].text.expression.value", "b", "after the journey has waited", With(Sequence("S", Task("A"), Line("b", "getWho()"))));
        Refused("$.root.activities[1].body.activities[0].text.expression.value", "a", "after the journey has waited", With(While("W", "true", Sequence("S", Line("a", "getInput('who')"), Task("A")))));
        Assert.Empty(With(Parallel("P", Line("a", "getInput('who')"), Task("A"))).Findings);

        static DefinitionReading With(JsonObject activity)
        {
            var json = Json([activity]);
            json["inputs"] = JsonNode.Parse("""[{"name":"who","type":"String"}]""");
            return DefinitionReader.Read("workflow.json", json.ToJsonString());
        }
    }

    [Fact]
    public void All_faults_of_all_blocks_come_at_once() => Assert.Equal(
        ["$.root.activities[1].then.activities[0].type", "$.root.activities[1].else.branches", "$.root.activities[2].body.items", "$.root.activities[2].body.body.type"],
        Reading([If("I", "true", Sequence("S", Act("Nothing", "X")), Act("Fork", "K", ("branches", 7))), While("W", "false", Act("ForEach", "F", ("body", Act("Cron", "C"))))], "I>W")
            .Findings.Select(f => f.Path));

    [Fact]
    public void Blocks_count_among_the_activities_of_a_life_event() =>
        Assert.Contains(Reading([Sequence("S", [.. Enumerable.Range(0, DefinitionReader.MostActivities).Select(i => Line($"l{i}"))])]).Findings, f => f.Reason.Contains("at most 1000", StringComparison.Ordinal));

    [Fact]
    public void What_Elsa_Studio_writes_beside_is_kept_out_of_the_way()
    {
        var json = Json([Sequence("S", Line("a"))]);
        json["root"]!["activities"]![1]!["metadata"] = JsonNode.Parse("""{"designer":{"position":{"x":-329.14,"y":-78.5},"size":{"width":129.5,"height":50}},"displayText":"A"}""");
        json["root"]!["activities"]![1]!["activities"]![0]!["text"] = JsonNode.Parse("""{"typeName":"String","expression":{"type":"Literal","value":"x"},"memoryReference":{"id":"a:input-0"}}""");
        json["root"]!["metadata"] = new JsonObject();
        json["options"] = JsonNode.Parse("""{"autoUpdateConsumingWorkflows":false}""");
        Assert.Empty(DefinitionReader.Read("workflow.json", json.ToJsonString()).Findings);
    }
}
