using System.Text.Json.Nodes;

namespace Journeys.Tests.Definitions.Meaning;

/// <summary>Every wait can still be left, and no input is looked for after it is gone.</summary>
public class HeldTests
{
    private const string Waits = "\"ports\":{\"Refused\":{\"waits\":\"x\"}}";
    private const string NoneLater = "\"outcomes\":{\"Corrected\":{\"unreachable\":\"x\"},\"Annulled\":{\"unreachable\":\"x\"}}";

    private static Folder With(string journeys) => Folder.Whole(Flow.Started.Agency("B05", $$"""{{{journeys}}}""").Step("B06").Connect("B01/Done>B05", "B05/Done>B06"));

    [Fact]
    public void A_refusal_that_waits_for_what_cannot_come_is_refused()
    {
        var finding = Assert.Single(With(Waits + "," + NoneLater).Read().Findings, f => f.Reason.Contains("none can come", StringComparison.Ordinal));
        Assert.Equal("$.root.activities[1].customProperties.journeys.ports.Refused", finding.Path);
        Assert.Contains("no appeal", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>Once, by the proof.</summary>
    [Fact]
    public void A_step_that_no_answer_ends_is_told_once() => Assert.Contains("no answer that can come ends it",
        Assert.Single(With(Waits + ",\"outcomes\":{\"Rejected\":{},\"*\":{\"unreachable\":\"x\"}}").Read().Findings).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData(Waits)]
    [InlineData(Waits + "," + NoneLater + ",\"refile\":true")]
    [InlineData(Waits + "," + NoneLater + ",\"appeal\":{\"kind\":\"k\",\"body\":\"b\",\"period\":\"P3W\"}")]
    [InlineData(Waits + ",\"outcomes\":{\"Approved\":{},\"Rejected\":{},\"Corrected\":{},\"*\":{\"unreachable\":\"x\"}}")]
    [InlineData("\"ports\":{\"Refused\":{\"unreachable\":\"x\"}}," + NoneLater)]
    public void A_refusal_waits_where_something_can_change_it(string journeys) =>
        Assert.DoesNotContain(With(journeys).Read().Findings, f => f.Reason.Contains("none can come", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"derived":{"a.x":"getInput('who')==='x'"}}""", "$.customProperties.journeys.derived['a.x']")]
    [InlineData("""{"firstScreen":[[{"when":"getWho()==='x'","card":"B02"}]]}""", "$.customProperties.journeys.firstScreen[0][0].when")]
    [InlineData("""{"controlPoints":[{"id":"p","when":"getWho()==='x'"}]}""", "$.customProperties.journeys.controlPoints[0].when")]
    public void What_lasts_reads_no_input(string journeys, string path) => Folder.Whole(Flow.Started.With(journeys).Step("B02").Connect("B01/Done>B02"))
        .Edit(Flow.File, d => d["inputs"] = JsonNode.Parse("""[{"name":"who","type":"String"}]""")).Refused(Flow.File, path, "gone once the journey has waited");

    [Fact]
    public void A_question_reads_no_input() => Folder.Whole(Flow.Started.Step("B02", journeys: """{"questions":[{"id":"q","type":"yesno"}]}""").Connect("B01/Done>B02"))
        .Edit(Flow.File, d => d["inputs"] = JsonNode.Parse("""[{"name":"who","type":"String"}]"""))
        .Edit(Flow.File, d => d["root"]!["activities"]![1]!["customProperties"]!["journeys"]!["questions"]![0]!["askIf"] = "getWho()==='x'")
        .Refused(Flow.File, "$.root.activities[1].customProperties.journeys.questions[0].askIf", "after the journey has waited");
}
