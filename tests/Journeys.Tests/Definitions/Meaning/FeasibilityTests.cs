using System.Text.Json.Nodes;
using Journeys.Definitions;

namespace Journeys.Tests.Definitions.Meaning;

/// <summary>Last days against what agencies promise: the chain that is too long is named.</summary>
public class FeasibilityTests
{
    private const string OneMonth = """{"deadline":{"rule":"AbsoluteFromEvent","from":["death.date"],"period":"P1M"}}""";

    /// <summary>B02 and B03 of agencies, then the task B04.</summary>
    private static Flow Chain(string last, string second = "{}", string inputs = "{}") => Flow.Started.Agency("B02").Agency("B03", second).Step("B04", journeys: last, inputs: inputs);

    private static Folder With(Flow flow, string level) => Folder.Whole(flow).Edit(Folder.Agency, a => a["services"]!["certificate"]!["serviceLevel"] = level);

    private static Flow InLine(string last) => Chain(last).Connect("B01/Done>B02", "B02/Done>B03", "B03/Done>B04");

    [Fact]
    public void A_chain_that_is_longer_than_the_last_day_allows_is_named() => With(InLine(OneMonth), "P21D").Refused(Flow.File,
        "$.root.activities[3].customProperties.journeys.deadline",
        "the last day of B04 cannot be kept: B02 takes 21 days, then B03 takes 21 days, together 42 days from death.date, and there are 35");

    [Fact]
    public void A_chain_that_fits_is_taken()
    {
        var reading = With(InLine(OneMonth), "P14D").Read();
        Assert.Empty(reading.Findings.Concat(reading.Warnings.Where(w => w.Path.EndsWith("deadline", StringComparison.Ordinal))));
    }

    [Fact]
    public void One_that_fits_only_where_months_are_long_is_a_warning()
    {
        var reading = With(InLine(OneMonth), "P15D").Read();
        Assert.Empty(reading.Findings);
        Assert.Contains(reading.Warnings, w => w.Reason.Contains("together 30 days from death.date, and there are 28 where the period is at its shortest", StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_side_by_side_take_the_time_of_the_longest() =>
        Assert.Empty(With(Chain(OneMonth).Connect("B01/Done>B02", "B01/Done>B03", "B02/Done>B04", "B03/Done>B04"), "P21D").Read().Findings);

    [Fact]
    public void A_join_that_waits_for_any_waits_for_the_first() => Assert.Empty(With(
        Flow.Started.Agency("B02", """{"cancelOnNotApplicable":true}""").Agency("B03", """{"cancelOnNotApplicable":true}""").Elsa("J", "FlowJoin", """{"mode":"WaitAny"}""").Step("B04", journeys: OneMonth)
            .Connect("B01/Done>B02", "B01/Done>B03", "B02/Done>J", "B03/Done>J", "J/Done>B04"), "P60D").Read().Findings);

    [Fact]
    public void What_a_step_is_ready_for_counts() =>
        With(Chain(OneMonth, inputs: """{"ready":"js:steps.B03.positive"}""").Connect("B01/Done>B02", "B02/Done>B03", "B01/Done>B04"), "P21D")
            .Refused(Flow.File, "$.root.activities[3].customProperties.journeys.deadline", "together 42 days");

    [Fact]
    public void A_request_that_is_sent_in_time_is_in_time()
    {
        const string sent = """{"deadline":{"rule":"AbsoluteFromEvent","from":["death.date"],"period":"P1M","metBy":"sent"}}""";
        Assert.Empty(With(Flow.Started.Agency("B02").Agency("B03", sent).Connect("B01/Done>B02", "B02/Done>B03"), "P21D").Read().Findings);
        With(Flow.Started.Agency("B02").Agency("B03", sent).Connect("B01/Done>B02", "B02/Done>B03"), "P42D").Refused(Flow.File, "$.root.activities[2].customProperties.journeys.deadline", "B02 takes 42 days, together 42");
    }

    [Fact]
    public void The_steps_own_aim_counts_where_the_agency_promises_nothing() =>
        Folder.Whole(Chain(OneMonth, """{"slaTarget":"P7W"}""").Connect("B01/Done>B02", "B02/Done>B03", "B03/Done>B04")).Edit(Folder.Agency, a => a["services"]!["certificate"]!.AsObject().Remove("serviceLevel"))
            .Refused(Flow.File, "$.root.activities[3].customProperties.journeys.deadline", "B03 takes 49 days");

    [Theory]
    [InlineData("""{"deadline":{"rule":"BeforeStep","of":["B04"],"period":"-P14D"}}""", "B02 takes 15 days, then B03 takes 15 days, together 30 days from death.date, and there are 21")]
    [InlineData("""{"deadline":{"rule":"SameAs","of":"B04"}}""", "")]
    public void A_last_day_of_another_step_counts(string last, string reason)
    {
        var folder = With(Flow.Started.Agency("B02").Agency("B03", last).Step("B04", journeys: OneMonth).Connect("B01/Done>B02", "B02/Done>B03", "B03/Done>B04"), "P15D");
        if (reason.Length == 0) Assert.Empty(folder.Read().Findings);
        else folder.Refused(Flow.File, "$.root.activities[2].customProperties.journeys.deadline", reason);
    }

    [Fact]
    public void The_end_of_a_step_begins_a_period() => With(
        Flow.Started.Agency("B02").Agency("B03").Step("B04", journeys: """{"deadline":{"rule":"AbsoluteFromEvent","from":["B02.ended"],"period":"P1M"}}""")
            .Connect("B01/Done>B02", "B02/Done>B03", "B03/Done>B04"), "P60D")
        .Refused(Flow.File, "$.root.activities[3].customProperties.journeys.deadline", "B03 takes 60 days, together 60 days from end of B02");

    [Fact]
    public void A_day_that_a_person_tells_may_be_to_come_and_is_a_warning()
    {
        var reading = With(Flow.Started.With("""{"facts":{"death.date":"date","wedding.on":"date"}}""")
            .Step("B02", journeys: """{"questions":[{"id":"on","type":"date"}],"facts":{"wedding.on":"data.on"}}""")
            .Agency("B03").Step("B04", journeys: """{"deadline":{"rule":"AbsoluteFromEvent","from":["wedding.on"],"period":"P1M"}}""").Connect("B01/Done>B02", "B02/Done>B03", "B03/Done>B04"), "P60D").Read();
        Assert.Empty(reading.Findings);
        Assert.Contains(reading.Warnings, w => w.Reason.Contains("B03 takes 60 days", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_last_day_that_cannot_be_kept_is_told() => Assert.Equal(2, With(
        Flow.Started.Agency("B02").Step("B03", journeys: OneMonth).Agency("B04").Step("B05", journeys: OneMonth).Connect("B01/Done>B02", "B02/Done>B03", "B01/Done>B04", "B04/Done>B05"), "P42D")
        .Read().Findings.Count(f => f.Reason.Contains("cannot be kept", StringComparison.Ordinal)));

    [Fact]
    public void A_loop_counts_once() => Assert.Empty(With(
        Flow.Started.Agency("B02").Elsa("D", "FlowDecision", """{"condition":"js:steps.B02.outcome==='PartlyApproved'"}""").Step("B03", journeys: OneMonth)
            .Connect("B01/Done>B02", "B02/Done>D", "D/True>B02", "D/False>B03"), "P21D").Read().Findings);

    [Fact]
    public void A_sequence_is_a_chain() => Assert.Contains(With(Flow.Started.Elsa("S", "Sequence").Step("B04", journeys: OneMonth).Edit("S", s => s["activities"] = new JsonArray(Inner("B02"), Inner("B03")))
        .Connect("B01/Done>S", "S/Done>B04"), "P21D").Read().Findings, f => f.Reason.Contains("B02 takes 21 days, then B03 takes 21 days, together 42", StringComparison.Ordinal));

    private static JsonNode Inner(string id) => Flow.Started.Agency(id, """{"ports":{"Refused":{"waits":"x"}}}""").Connect($"B01/Done>{id}").Json()["root"]!["activities"]![1]!.DeepClone();
}
